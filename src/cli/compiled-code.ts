import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { getHeapCodeStatistics } from "node:v8";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";
import { packageFile } from "../package-file.js";

const OURS = packageFile("dist");
const require = createRequire(import.meta.url);
/** Bytes of code that V8 has at hand, ours and Node's. */
const codeSize = (): number => getHeapCodeStatistics().bytecode_and_metadata_size;
/** Bytes of code that a run makes at most where it finds ours: about half of it, and all of it Node's. */
const LITTLE = 1 << 16;
/** Stands before the code, over the source and the code: V8 itself breaks off the process where code is damaged. */
const CHECKSUM_BYTES = 4;

/**
 * From here on our own files are run with the code that V8 made of them in an earlier run, which saves parsing and compiling.
 * It is kept beside them, for this version of Node.js alone, by the first run that needs it, and again by one that runs much
 * else, unless the environment has Node's own NODE_DISABLE_COMPILE_CACHE. Where it is missing, damaged or cannot be kept,
 * nothing but time is lost.
 */
export function keepCompiledCode(): void {
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return;
  const folder = join(OURS, "compiled", `${process.version}-${process.arch}`);
  const files: CompiledFile[] = [];
  const sizeBefore = codeSize();
  require.extensions[".cjs"] = (module, path) => {
    const source = readFileSync(path);
    // `import()` would need a loader of ours
    if (dirname(path) !== OURS || source.includes("import(")) return byNode(module, path);
    const file = new CompiledFile(path, source, join(folder, basename(path)));
    files.push(file);
    file.run(module);
  };
  process.once("exit", () => {
    const kept = files.reduce((sum, { keptSize }) => sum + keptSize, 0);
    // what a command before did not run was made by this one
    const isMuchMade = codeSize() - sizeBefore - kept > LITTLE;
    const worthKeeping = files.filter(({ keptSize }) => isMuchMade || keptSize === 0);
    try {
      if (worthKeeping.length > 0) mkdirSync(folder, { recursive: true });
      for (const file of worthKeeping) file.keep();
    } catch {
      // a folder that is not to be written to
    }
  });
}

const byNode = require.extensions[".js"]!;

class CompiledFile {
  private readonly script: Script;
  private readonly sum: number;
  /** bytes of code that were kept; 0 where none was */
  readonly keptSize: number;

  constructor(
    private readonly path: string,
    source: Buffer,
    private readonly keptAt: string,
  ) {
    this.sum = crc32(source);
    const cachedData = this.keptCode();
    const sizeBefore = codeSize();
    this.script = new Script(Module.wrap(source.toString()), {
      filename: path,
      ...(cachedData && { cachedData }),
    });
    const isTaken = cachedData !== undefined && this.script.cachedDataRejected !== true;
    this.keptSize = isTaken ? codeSize() - sizeBefore : 0;
  }

  private keptCode(): Buffer | undefined {
    try {
      const bytes = readFileSync(this.keptAt);
      const code = bytes.subarray(CHECKSUM_BYTES);
      return bytes.readUInt32LE() === crc32(code, this.sum) ? code : undefined;
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

  /** Keeps the code of the functions that have run by now. A reader sees the file whole or not at all. */
  keep(): void {
    const code = this.script.createCachedData();
    const sum = Buffer.alloc(CHECKSUM_BYTES);
    sum.writeUInt32LE(crc32(code, this.sum));
    const unfinished = `${this.keptAt}.${process.pid}`;
    try {
      writeFileSync(unfinished, Buffer.concat([sum, code]), { flag: "wx" });
      renameSync(unfinished, this.keptAt);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw error;
    }
  }
}
