import { parentPort, workerData } from "node:worker_threads";
import type { Knowledge } from "../model/knowledge.js";
import { type LineTask, Session, type SessionOptions } from "./session.js";

/** A thread that judges the lines it is sent. */
const { knowledge, options } = workerData as { knowledge: Knowledge; options: SessionOptions };
const session = new Session(knowledge, options);
parentPort!.on("message", (task: LineTask) => {
  const result = session.lines(task);
  // the bytes go back to be used again
  parentPort!.postMessage(result, [result.bytes.buffer as ArrayBuffer, result.written.buffer as ArrayBuffer]);
});
