import { Worker } from "node:worker_threads";
import type { Knowledge } from "../model/knowledge.js";
import { packageFile } from "../package-file.js";
import type { ChunkResult, LineTask, SessionOptions } from "./session.js";

interface Waiting {
  resolve: (result: ChunkResult) => void;
  reject: (error: Error) => void;
}

/** What a thread needs to begin. */
export interface WorkerSetup {
  /** null: that of the bundle, which a thread reads faster by itself */
  knowledge: Knowledge | null;
  options: SessionOptions;
}

/** So many tasks lie with a thread that it need not wait for the next, not even while our own thread judges. */
const AHEAD = 2;

/** Threads that judge lines beside our own, and load their code while it does. They share the bytes of a task, and of what it comes to. */
export class WorkerPool {
  /** what lies with each, in its order */
  private readonly threads: ReadonlyMap<Worker, Waiting[]>;
  /** why no more lines can be judged; null as long as all threads live */
  private failure: Error | null = null;
  private isClosed = false;

  /** @param size how many threads judge, our own among them; at least 2 */
  constructor(readonly size: number) {
    this.threads = new Map(Array.from({ length: size - 1 }, () => [this.start(), []]));
  }

  /** To be called once, before there are lines. */
  begin(setup: WorkerSetup): void {
    for (const worker of this.threads.keys()) worker.postMessage(setup);
  }

  /** Null where all have enough to do: our own thread can judge these lines meanwhile. */
  lines(task: LineTask): Promise<ChunkResult> | null {
    if (this.failure !== null) return Promise.reject(this.failure);
    const [worker, waiting] = [...this.threads].reduce((least, other) =>
      other[1].length < least[1].length ? other : least,
    );
    if (waiting.length >= AHEAD) return null;
    return new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(task);
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.threads.keys()].map((worker) => worker.terminate()));
  }

  private start(): Worker {
    const worker = new Worker(packageFile("dist/worker.cjs"));
    const waiting = () => this.threads.get(worker)!;
    worker.on("message", (result: ChunkResult) => waiting().shift()!.resolve(result));
    worker.on("error", (error) => this.lose(error));
    worker.on("exit", () => {
      if (!this.isClosed) this.lose(new Error("A thread ended before its work was done."));
    });
    return worker;
  }

  /** A run without one of its threads would lack lines. */
  private lose(error: Error): void {
    this.failure ??= error;
    for (const waiting of this.threads.values())
      for (const { reject } of waiting.splice(0)) reject(this.failure);
  }
}
