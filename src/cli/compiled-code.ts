import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";
import { packageFile } from "../package-file.js";

const OURS = packageFile("dist");
const require = createRequire(import.meta.url);
/** Stands before the code, over the source and the code: V8 itself breaks off the process where code is damaged. */
const CHECKSUM_BYTES = 4;

/**
 * From here on our own files are run with the code that V8 made of them in an earlier run, which saves parsing and compiling.
 * It is kept beside them, for this version of Node.js alone, by the first run that needs it, unless the environment has
 * Node's own NODE_DISABLE_COMPILE_CACHE. Where it is missing, damaged or cannot be kept, nothing but time is lost.
 */
export function keepCompiledCode(): void {
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return;
  const folder = join(OURS, "compiled", `${process.version}-${process.arch}`);
  const compiled: CompiledFile[] = [];
  require.extensions[".cjs"] = (module, path) => {
    const source = readFileSync(path);
    // `import()` would need a loader of ours
    if (dirname(path) !== OURS || source.includes("import(")) return byNode(module, path);
    const file = new CompiledFile(path, source, join(folder, basename(path)));
    file.run(module);
    if (!file.wasKept) compiled.push(file);
  };
  process.once("exit", () => {
    try {
      if (compiled.length > 0) mkdirSync(folder, { recursive: true });
      for (const file of compiled) file.keep();
    } catch {
      // a folder that is not to be written to
    }
  });
}

const byNode = require.extensions[".js"]!;

class CompiledFile {
  private readonly script: Script;
  private readonly sum: number;
  readonly wasKept: boolean;

  constructor(
    private readonly path: string,
    source: Buffer,
    private readonly keptAt: string,
  ) {
    this.sum = crc32(source);
    const cachedData = this.keptCode();
    this.script = new Script(Module.wrap(source.toString()), {
      filename: path,
      ...(cachedData && { cachedData }),
    });
    this.wasKept = cachedData !== undefined && this.script.cachedDataRejected !== true;
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
