import { Worker } from "node:worker_threads";
import type { Knowledge } from "../model/knowledge.js";
import { packageFile } from "../package-file.js";
import type { ChunkResult, LineTask, SessionOptions } from "./session.js";

interface Waiting {
  task: LineTask;
  resolve: (result: ChunkResult) => void;
  reject: (error: Error) => void;
}

/** What a thread needs to begin. */
export interface WorkerSetup {
  /** null: that of the bundle, which a thread reads faster by itself */
  knowledge: Knowledge | null;
  options: SessionOptions;
}

/** So many tasks lie with a thread that it need not wait for the next. */
const AHEAD = 2;

/** Threads that judge lines side by side, and load their code while the rest of the program does. They share the bytes of a task. */
export class WorkerPool {
  private readonly waiting: Waiting[] = [];
  /** the tasks that lie with each thread, in their order */
  private readonly threads: ReadonlyMap<Worker, Waiting[]>;

  constructor(readonly size: number) {
    this.threads = new Map(Array.from({ length: size }, () => [this.start(), []]));
  }

  /** To be called once, before there are lines. */
  begin(setup: WorkerSetup): void {
    for (const worker of this.threads.keys()) worker.postMessage(setup);
  }

  lines(task: LineTask): Promise<ChunkResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, resolve, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.threads.keys()].map((worker) => worker.terminate()));
  }

  private start(): Worker {
    const worker = new Worker(packageFile("dist/worker.cjs"));
    worker.on("message", (result: ChunkResult) => {
      this.threads.get(worker)!.shift()!.resolve(result);
      this.next();
    });
    worker.on("error", (error) => {
      const lost = [...this.threads.get(worker)!.splice(0), ...this.waiting.splice(0)];
      for (const { reject } of lost) reject(error);
    });
    return worker;
  }

  private next(): void {
    const [worker, tasks] = [...this.threads].reduce((least, other) =>
      other[1].length < least[1].length ? other : least,
    );
    const entry = tasks.length < AHEAD ? this.waiting.shift() : undefined;
    if (entry === undefined) return;
    tasks.push(entry);
    worker.postMessage(entry.task);
  }
}
