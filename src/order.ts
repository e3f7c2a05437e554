/** Code unit order, the only order of ids. Never a locale's. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * A person's number in the lottery: FNV-1a over the UTF-16 code units of `lottery`, U+0000 and `id` (low byte, then
 * high byte of each), then MurmurHash3's 32-bit finaliser, so that similar ids land far apart. 0 … 2^32 − 1.
 *
 * Source: Fowler, Noll & Vo (draft-eastlake-fnv); Appleby, MurmurHash3 `fmix32`.
 */
function lotteryNumber(lottery: string, id: string): number {
  let hash = 0x811c9dc5;
  const text = `${lottery}\u0000${id}`;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Indices of `ids` in lottery order: by lottery number, then by id. */
export function lotteryOrder(lottery: string, ids: readonly string[]): Int32Array {
  const numbers = ids.map((id) => lotteryNumber(lottery, id));
  const order = Int32Array.from(ids.keys());
  return order.sort((a, b) => numbers[a] - numbers[b] || compareIds(ids[a], ids[b]));
}
