import { parentPort } from "node:worker_threads";
import { readBundle } from "../load/bundle.js";
import { type LineTask, Session } from "./session.js";
import type { WorkerSetup } from "./worker-pool.js";

/** A thread that judges the lines it is sent, by what it is sent first. */
let session: Session;
parentPort!.once("message", ({ knowledge, options }: WorkerSetup) => {
  session = new Session(knowledge ?? readBundle(), options);
  parentPort!.on("message", judge);
});

function judge(task: LineTask): void {
  const result = session.lines(task);
  // the bytes go back to be used again
  parentPort!.postMessage(result, [result.bytes.buffer as ArrayBuffer, result.written.buffer as ArrayBuffer]);
}
