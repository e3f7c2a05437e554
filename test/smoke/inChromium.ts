import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "puppeteer-core";
import { bundleOf } from "../bundle.ts";

/** [thread][scene] SHA-256 of its result. */
export type Digests = Readonly<Record<string, Readonly<Record<string, string>>>>;

const PROGRAM = `
  import { digestsOf } from "./scenes.mjs";
  import documents from "./documents.json";
  export const digests = await digestsOf(documents);
`;

/** A module worker's own file. */
const WORKER = 'import("/program.js").then(({ digests }) => postMessage(digests))';

const IN_PAGE = `Promise.all([
  import("/program.js").then(({ digests }) => digests),
  new Promise((resolve, reject) => {
    const worker = new Worker("/worker.js", { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
  }),
])`;

/** The scenes of a folder where the library is installed, bundled: in a page's main thread and in a module worker. */
export async function inChromium(browser: Browser, folder: string): Promise<Digests> {
  const { text: program } = await bundleOf(PROGRAM, folder, []);
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    "/": ["text/html", "<!doctype html><title>scenes</title>"],
    "/program.js": ["text/javascript", program],
    "/worker.js": ["text/javascript", WORKER],
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const [type, text] = files[request.url ?? ""] ?? ["text/plain", ""];
    response.writeHead(text === "" ? 404 : 200, { "content-type": type }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const [own, worker] = (await page.evaluate(IN_PAGE)) as Digests[string][];
    return { "main thread": own, worker };
  } finally {
    server.close();
  }
}
