import { parentPort } from "node:worker_threads";
import { readBundle } from "../load/bundle.js";
import { type LineTask, Session } from "./session.js";
import type { WorkerSetup } from "./worker-pool.js";

/** A thread that judges the lines it is sent, by what it is sent first. */
parentPort!.once("message", ({ knowledge, options }: WorkerSetup) => {
  const session = new Session(knowledge ?? readBundle(), options);
  parentPort!.on("message", (task: LineTask) => parentPort!.postMessage(session.lines(task)));
});
