import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { revealed } from "../rendering/visible.ts";
import { Failure } from "./failure.ts";

/** All that a command has to do with the outside. */
export interface Terminal {
  /** The bytes of a file, or of standard input for `-`; Failure where they cannot be had. */
  read(file: string): Promise<Uint8Array>;
  /** To a file, or to standard output for `-`; Failure where that cannot be. */
  write(file: string, text: string, options?: { readonly isNew: boolean }): Promise<void>;
  /** A folder that files can be written to; Failure where that cannot be. */
  folder(path: string): void;
  /** A line on standard error; hidden characters are shown as their numbers. */
  say(line: string): void;
  /** The one line that is written anew each time; "" takes it away. Nothing where standard error is no terminal. */
  progress(line: string): void;
}

/** A terminal is shown no raw control character of anybody's data; files and pipes get every byte. */
export function terminalOf(process: NodeJS.Process): Terminal {
  const { stdin, stdout, stderr, env } = process;
  // Whoever reads has seen enough, as `head` has.
  for (const stream of [stdout, stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit(process.exitCode ?? 0);
    });
  const shows = stderr.isTTY === true && env.TERM !== "dumb";
  let progress = "";
  const terminal: Terminal = {
    async read(file) {
      try {
        if (file !== "-") return readFileSync(file);
        const chunks: Uint8Array[] = [];
        for await (const chunk of stdin) chunks.push(chunk);
        return Buffer.concat(chunks);
      } catch (error) {
        throw new Failure(1, [`${labelOf(file)}: ${reasonOf(error, "cannot be read")}`]);
      }
    },
    async write(file, text, { isNew } = { isNew: false }) {
      terminal.progress("");
      if (file === "-") {
        const shown = stdout.isTTY === true ? revealed(text) : text;
        await new Promise<void>((resolve) => stdout.write(shown, () => resolve()));
        return;
      }
      try {
        writeFileSync(file, text, { flag: isNew ? "wx" : "w" });
      } catch (error) {
        throw new Failure(1, [`${labelOf(file)}: ${reasonOf(error, "cannot be written")}`]);
      }
    },
    folder(path) {
      try {
        mkdirSync(path, { recursive: true });
      } catch (error) {
        throw new Failure(1, [`${path}: ${reasonOf(error, "cannot be made")}`]);
      }
    },
    say(line) {
      terminal.progress("");
      stderr.write(`${revealed(line)}\n`);
    },
    progress(line) {
      if (!shows || line === progress) return;
      progress = line;
      stderr.write(`\r\u001b[2K${line}`);
    },
  };
  return terminal;
}

/** What a file is called in messages. */
export function labelOf(file: string): string {
  return file === "-" ? "standard input" : file;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or folder",
  ENOTDIR: "no such file or folder",
  EISDIR: "is a folder",
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "no permission",
  EEXIST: "is there already (--force writes over it)",
  ENAMETOOLONG: "the name is too long",
  ENOSPC: "the disk is full",
  ERR_FS_FILE_TOO_LARGE: "too large to be read",
};

function reasonOf(error: unknown, otherwise: string): string {
  const { code = "" } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? (code === "" ? otherwise : `${otherwise} (${code})`);
}
