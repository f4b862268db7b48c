import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";
import { packageFile } from "../package-file.js";

const OURS = packageFile("dist");
const FOLDER = join(OURS, "compiled", `${process.version}-${process.arch}`);
const require = createRequire(import.meta.url);
/** Before the code stand its checksum, as V8 itself breaks off the process where code is damaged, and the number of words. */
const HEADER_BYTES = 8;
/** Words that are remembered; what is made for a word after so many is made each time. */
const MOST_WORDS = 256;

/**
 * From here on our own files are run with the code that V8 made of them in an earlier run, which saves parsing and compiling.
 * It is kept beside them, for this version of Node.js alone, by the first run that needs it, and again by one whose command line
 * has a word that was in none before, as it may run much else, unless the environment has Node's own NODE_DISABLE_COMPILE_CACHE.
 * Where it is missing, damaged or cannot be kept, nothing but time is lost.
 */
export function keepCompiledCode(argv: readonly string[]): void {
  const files: CompiledFile[] = [];
  // V8 forgets what has not run for a while, and a long batch would keep less than a short run needs
  setFlagsFromString("--no-flush-bytecode");
  useCompiledCode((file) => files.push(file));
  process.once("exit", () => {
    // as checksums: what somebody asks is nobody else's business; a run that only prints help loads fewer files
    const words = ["binder-advise", ...argv].map((word) => crc32(word.split("=")[0]!, files.length));
    const worthKeeping = files.filter((file) => file.learn(words));
    try {
      if (worthKeeping.length > 0) mkdirSync(FOLDER, { recursive: true });
      for (const file of worthKeeping) file.keep();
    } catch {
      // a folder that is not to be written to
    }
  });
}

/** The same for a thread, which keeps nothing: it runs what the program itself has run before. */
export function useCompiledCode(onFile: (file: CompiledFile) => void = () => undefined): void {
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return;
  require.extensions[".cjs"] = (module, path) => {
    const source = readFileSync(path);
    // `import()` would need a loader of ours
    if (dirname(path) !== OURS || source.includes("import(")) return byNode(module, path);
    const file = new CompiledFile(path, source, join(FOLDER, basename(path)));
    onFile(file);
    file.run(module);
  };
}

const byNode = require.extensions[".js"]!;

class CompiledFile {
  private readonly script: Script;
  /** checksum of the source */
  private readonly sum: number;
  /** words of the command lines that its kept code has run for */
  private readonly words: Set<number>;

  constructor(
    private readonly path: string,
    source: Buffer,
    private readonly keptAt: string,
  ) {
    this.sum = crc32(source);
    const kept = this.kept();
    // the build writes ASCII, in which a byte is a character
    this.script = new Script(Module.wrap(source.toString("latin1")), {
      filename: path,
      ...(kept && { cachedData: kept.code }),
    });
    const isTaken = kept !== undefined && this.script.cachedDataRejected !== true;
    this.words = new Set(isTaken ? kept.words : []);
  }

  private kept(): { code: Buffer; words: Uint32Array } | undefined {
    try {
      const bytes = readFileSync(this.keptAt);
      if (bytes.readUInt32LE() !== crc32(bytes.subarray(4), this.sum)) return undefined;
      const end = bytes.length - 4 * bytes.readUInt32LE(4);
      const words = new Uint32Array(Uint8Array.from(bytes.subarray(end)).buffer);
      return { code: bytes.subarray(HEADER_BYTES, end), words };
    } catch {
      return undefined;
    }
  }

  run(module: NodeJS.Module): void {
    this.script.runInThisContext()(
      module.exports,
      createRequire(this.path),
      module,
      this.path,
      dirname(this.path),
    );
  }

  /** Whether there is one among the words that its kept code has not run for. */
  learn(words: readonly number[]): boolean {
    const before = this.words.size;
    for (const word of words) if (this.words.size < MOST_WORDS) this.words.add(word);
    return this.words.size > before;
  }

  /** Keeps the code of the functions that have run by now. A reader sees the file whole or not at all. */
  keep(): void {
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt32LE(this.words.size, 4);
    const words = new Uint8Array(Uint32Array.from(this.words).buffer);
    const bytes = Buffer.concat([header, this.script.createCachedData(), words]);
    bytes.writeUInt32LE(crc32(bytes.subarray(4), this.sum));
    const unfinished = `${this.keptAt}.${process.pid}`;
    try {
      writeFileSync(unfinished, bytes, { flag: "wx" });
      renameSync(unfinished, this.keptAt);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw error;
    }
  }
}
