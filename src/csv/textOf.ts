export type Encoding = "utf-8" | "latin1";

/** What stands behind the bytes 0x80 … 0x9f where a spreadsheet program says "Latin-1"; 0: nothing. */
const WINDOWS_1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];

/** A file's text, or the line where it ceases to be any and the byte that stands there. */
export type Decoded = { readonly text: string } | { readonly line: number; readonly byte: number };

/**
 * Bytes as text, without a byte order mark. Strict: a byte that the encoding does not have is refused, not replaced.
 * O(bytes).
 *
 * Source: Unicode 16, table 3-7, well-formed UTF-8; WHATWG Encoding, where the label "latin1" means windows-1252.
 */
export function textOf(file: string | Uint8Array, encoding: Encoding = "utf-8"): Decoded {
  if (typeof file === "string") return { text: file.startsWith("\ufeff") ? file.slice(1) : file };
  const units = new Uint16Array(file.length);
  const read = encoding === "latin1" ? readLatin1 : readUtf8;
  const { length, fault } = read(file, units);
  if (fault !== undefined) return { line: lineAt(file, fault), byte: file[fault] };
  let text = "";
  // As many at once as every engine takes as parameters.
  for (let at = 0; at < length; at += 8192)
    text += String.fromCharCode(...units.subarray(at, Math.min(at + 8192, length)));
  return { text };
}

interface Reading {
  readonly length: number;
  /** The byte that does not belong there. */
  readonly fault?: number;
}

function readLatin1(bytes: Uint8Array, units: Uint16Array): Reading {
  for (const [at, byte] of bytes.entries()) {
    const unit = byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252[byte - 0x80] : byte;
    if (unit === 0 && byte !== 0) return { length: at, fault: at };
    units[at] = unit;
  }
  return { length: bytes.length };
}

function readUtf8(bytes: Uint8Array, units: Uint16Array): Reading {
  let length = 0;
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length) {
    const first = bytes[at];
    if (first < 0x80) {
      units[length++] = first;
      at += 1;
      continue;
    }
    const more =
      first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : 0;
    if (more === 0) return { length, fault: at };
    let point = first & (0x3f >> more);
    for (let next = at + 1; next <= at + more; next++) {
      const byte = bytes[next];
      if (byte === undefined || (byte & 0xc0) !== 0x80) return { length, fault: at };
      point = (point << 6) | (byte & 0x3f);
    }
    // Longer than need be, half a surrogate pair, or beyond Unicode.
    if ((more === 2 && point < 0x800) || (more === 3 && point < 0x10000)) return { length, fault: at };
    if ((point >= 0xd800 && point < 0xe000) || point > 0x10ffff) return { length, fault: at };
    if (point < 0x10000) units[length++] = point;
    else {
      units[length++] = 0xd800 + ((point - 0x10000) >> 10);
      units[length++] = 0xdc00 + (point & 0x3ff);
    }
    at += more + 1;
  }
  return { length };
}

/** From 1; CR LF, LF and CR each end one. */
function lineAt(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let at = 0; at < end; at++) if (bytes[at] === 0x0a ? bytes[at - 1] !== 0x0d : bytes[at] === 0x0d) line += 1;
  return line;
}
