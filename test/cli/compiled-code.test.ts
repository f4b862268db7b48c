import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeEach, expect, it } from "vitest";
import { packageFile } from "../../src/package-file.js";

/** A copy of the built package, which keeps the compiled code of its own. */
const root = mkdtempSync(join(tmpdir(), "compiled-"));
afterAll(() => rmSync(root, { recursive: true }));
for (const part of ["bin", "dist", "package.json"])
  cpSync(packageFile(part), join(root, part), { recursive: true });
symlinkSync(packageFile("node_modules"), join(root, "node_modules"));

const compiled = join(root, "dist/compiled");
const kept = join(compiled, `${process.version}-${process.arch}`);
const judging = join(kept, "judging.cjs");
beforeEach(() => rmSync(compiled, { recursive: true, force: true }));

interface Started {
  node?: string[];
  env?: Record<string, string>;
}

async function ask(words: string[] = [], { node = [], env = {} }: Started = {}) {
  const line = [...node, join(root, "bin/binder-advise.js"), "--component", "cathode", "--process", "dry"];
  const child = spawn(process.execPath, [...line, ...words], { env: { ...process.env, ...env } });
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once("exit", resolve)),
  ]);
  return { stdout, stderr, status };
}
const answer = await ask([], { env: { NODE_DISABLE_COMPILE_CACHE: "1" } });

it("the first run keeps the code of the files that a usual start loads, the next takes it", async () => {
  expect(await ask()).toEqual(answer);
  expect(readdirSync(kept).sort()).toEqual(["command-line.cjs", "judging.cjs", "text.cjs"]);
  const made = statSync(judging);
  expect(await ask()).toEqual(answer);
  expect(statSync(judging).ino).toBe(made.ino);
});

it("a long run keeps what a short one ran", async () => {
  await ask();
  const { size } = statSync(judging);
  const hook = join(root, "long.cjs");
  // of functions that were not called between many collections V8 would forget the code
  writeFileSync(
    hook,
    `process.on("exit", () => {
       for (let turn = 0; turn < 80; turn++) globalThis.kept = Array.from({ length: 500_000 }, (_, at) => [at]);
     });`,
  );
  expect((await ask(["--top", "5"], { node: ["--require", hook] })).status).toBe(0);
  // a few bytes more or less are no function
  expect(statSync(judging).size).toBeGreaterThan(0.95 * size);
});

it.each([
  ["list binders", false],
  ["solubility nbr toluene", false],
  ["list binders --format csv", true],
])("%s loads the library for CSV: %s", (line, isLoaded) => {
  const hook = join(root, "loaded.cjs");
  writeFileSync(hook, `process.on("exit", () => console.error(Object.keys(require.cache).join("\\n")));`);
  const run = ["--require", hook, join(root, "bin/binder-advise.js"), ...line.split(" ")];
  const { status, stderr } = spawnSync(process.execPath, run, { encoding: "utf8" });
  expect([status, /command-line\.cjs/.test(stderr), /csv-stringify/.test(stderr)]).toEqual([
    0,
    true,
    isLoaded,
  ]);
});

it("a thread takes the code that the program keeps", () => {
  const hook = join(root, "taken.cjs");
  writeFileSync(
    hook,
    `const vm = require("node:vm");
     const { isMainThread } = require("node:worker_threads");
     vm.Script = class extends vm.Script {
       constructor(source, options) {
         super(source, options);
         const isTaken = options.cachedData !== undefined && !this.cachedDataRejected;
         if (isTaken && !isMainThread) require("node:fs").writeSync(2, options.filename + "\\n");
       }
     };`,
  );
  const input = join(root, "input.ndjson");
  writeFileSync(input, '{"component":"cathode","process":"dry","binder":"ptfe"}\n');
  const line = ["evaluate", input, "--format", "jsonl", "--quiet", "--workers", "2"];
  const run = () =>
    spawnSync(process.execPath, ["--require", hook, join(root, "bin/binder-advise.js"), ...line], {
      encoding: "utf8",
    });
  const [first, next] = [run(), run()];
  expect([first.status, first.stderr]).toEqual([0, ""]);
  expect([next.status, next.stdout]).toEqual([0, first.stdout]);
  for (const name of ["judging", "session"]) expect(next.stderr).toContain(join("dist", `${name}.cjs`));
});

it("a run that needs other code than the first adds what it makes", async () => {
  const commandLine = join(kept, "command-line.cjs");
  const help = await ask(["--help"]);
  const before = statSync(commandLine);
  expect(await ask()).toEqual(answer);
  const after = statSync(commandLine);
  expect(after.size).toBeGreaterThan(before.size);
  expect(await ask(["--help"])).toEqual(help);
  expect(await ask()).toEqual(answer);
  expect(statSync(commandLine).ino).toBe(after.ino);
});

it("a file is written where code is kept", async () => {
  const output = join(root, "answer.txt");
  for (const run of ["first", "next"]) {
    rmSync(output, { force: true });
    expect(await ask(["--output", output]), run).toEqual({ stdout: "", stderr: "", status: 0 });
    expect(readFileSync(output, "utf8")).toBe(answer.stdout);
  }
});

it.each([
  ["a byte is another", (bytes: Buffer) => bytes.with(bytes.length >> 1, bytes[bytes.length >> 1]! ^ 1)],
  ["a byte of the checksum is", (bytes: Buffer) => bytes.with(0, bytes[0]! ^ 1)],
  ["the end is missing", (bytes: Buffer) => bytes.subarray(0, 1000)],
  ["it is nearly empty", (bytes: Buffer) => bytes.subarray(0, 3)],
  ["it is empty", () => Buffer.alloc(0)],
])("code that is damaged is made again: %s", async (_, damaged) => {
  await ask();
  const whole = readFileSync(judging);
  writeFileSync(judging, damaged(whole));
  expect(await ask()).toEqual(answer);
  expect(readFileSync(judging).length).toBeGreaterThan(whole.length / 2);
});

it("code of a source that has changed is made again, be it of the same length", async () => {
  await ask();
  const source = join(root, "dist/text.cjs");
  const before = readFileSync(source, "utf8");
  const after = before.replaceAll("Could not be checked", "Cannot be looked at ");
  expect(after.length).toBe(before.length);
  writeFileSync(source, after);
  expect((await ask()).stdout).toContain("Cannot be looked at");
  writeFileSync(source, before);
  expect(await ask()).toEqual(answer);
});

it("code that V8 would make otherwise is not taken", async () => {
  await ask();
  expect(await ask([], { node: ["--no-opt"] })).toEqual(answer);
  expect(await ask()).toEqual(answer);
});

it("nothing is kept where Node.js is told to keep none, or where nothing can be written", async () => {
  expect(await ask([], { env: { NODE_DISABLE_COMPILE_CACHE: "1" } })).toEqual(answer);
  expect(existsSync(compiled)).toBe(false);
  writeFileSync(compiled, "no folder");
  expect(await ask()).toEqual(answer);
  expect(readFileSync(compiled, "utf8")).toBe("no folder");
});

it("runs at the same time keep whole files", async () => {
  const runs = await Promise.all(Array.from({ length: 4 }, () => ask()));
  expect(runs).toEqual(runs.map(() => answer));
  expect(readdirSync(kept).sort()).toEqual(["command-line.cjs", "judging.cjs", "text.cjs"]);
  expect(await ask()).toEqual(answer);
});

it("in what the build writes a byte is a character, as it is read", () => {
  const files = readdirSync(join(root, "dist")).filter((name) => name.endsWith(".cjs"));
  const isAscii = (name: string) => readFileSync(join(root, "dist", name)).every((byte) => byte < 0x80);
  expect(files.filter((name) => !isAscii(name))).toEqual([]);
  expect(files).toContain("judging.cjs");
});
