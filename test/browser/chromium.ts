import { existsSync } from "node:fs";
import type { Browser } from "puppeteer-core";
import { launch } from "puppeteer-core";

const paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Something that a check needs is not on this machine: to be named, and a failure where CI is set. */
export class NotHere extends Error {}

/** A browser, to be closed; CHROMIUM names one that is elsewhere. Throws NotHere where there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = [process.env.CHROMIUM ?? "", ...paths].find((path) => path !== "" && existsSync(path));
  if (executablePath === undefined)
    throw new NotHere("no Chromium was found (apt-get install chromium, or its path in CHROMIUM)");
  return launch({ executablePath, args: ["--no-sandbox"] });
}
