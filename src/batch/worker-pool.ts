import { Worker } from "node:worker_threads";
import type { Knowledge } from "../model/knowledge.js";
import { packageFile } from "../package-file.js";
import type { ChunkResult, LineTask, SessionOptions } from "./session.js";

type Judged = ChunkResult & { bytes: Uint8Array };

interface Waiting {
  task: LineTask;
  resolve: (result: Judged) => void;
  reject: (error: Error) => void;
}

/** Threads that judge lines side by side. The bytes of a task are handed over, not copied. */
export class WorkerPool {
  private readonly idle: Worker[];
  private readonly waiting: Waiting[] = [];
  private readonly busy = new Map<Worker, Waiting>();

  constructor(
    readonly size: number,
    knowledge: Knowledge,
    options: SessionOptions,
  ) {
    this.idle = Array.from({ length: size }, () => this.start(knowledge, options));
  }

  lines(task: LineTask): Promise<Judged> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, resolve, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.idle, ...this.busy.keys()].map((worker) => worker.terminate()));
  }

  private start(knowledge: Knowledge, options: SessionOptions): Worker {
    const worker = new Worker(packageFile("dist/worker.cjs"), {
      workerData: { knowledge, options },
    });
    worker.on("message", (result: Judged) => {
      const done = this.busy.get(worker)!;
      this.busy.delete(worker);
      this.idle.push(worker);
      done.resolve(result);
      this.next();
    });
    worker.on("error", (error) => {
      this.busy.get(worker)?.reject(error);
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
    return worker;
  }

  private next(): void {
    const worker = this.waiting.length === 0 ? undefined : this.idle.pop();
    if (worker === undefined) return;
    const entry = this.waiting.shift()!;
    this.busy.set(worker, entry);
    worker.postMessage(entry.task, [entry.task.bytes.buffer as ArrayBuffer]);
  }
}
