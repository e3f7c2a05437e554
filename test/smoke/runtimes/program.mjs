// The scenes in the main thread and in a worker thread, printed as JSON; for every runtime that has `node:` modules.
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import documents from "./documents.json" with { type: "json" };
import { digestsOf } from "./scenes.mjs";

if (isMainThread) {
  const thread = new Worker(new URL(import.meta.url));
  const heard = new Promise((resolve, reject) => thread.once("message", resolve).once("error", reject));
  const [own, worker] = await Promise.all([digestsOf(documents), heard]);
  console.log(JSON.stringify({ "main thread": own, worker }));
  await thread.terminate();
} else parentPort.postMessage(await digestsOf(documents));
