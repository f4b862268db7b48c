import { parentPort, workerData } from "node:worker_threads";
import { readBundle } from "../load/bundle.js";
import { type LineTask, Session } from "./session.js";
import type { WorkerSetup } from "./worker-pool.js";

/** A thread that judges the lines it is sent. */
const { knowledge, options } = workerData as WorkerSetup;
const session = new Session(knowledge ?? readBundle(), options);
parentPort!.on("message", (task: LineTask) => {
  const result = session.lines(task);
  // the bytes go back to be used again
  parentPort!.postMessage(result, [result.bytes.buffer as ArrayBuffer, result.written.buffer as ArrayBuffer]);
});
