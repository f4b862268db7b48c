import { execFileSync } from "node:child_process";
import { constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, expect, it } from "vitest";
import { Outlet } from "../../src/cli/outlet.js";

const folder = mkdtempSync(join(tmpdir(), "outlet-"));
afterAll(() => rmSync(folder, { recursive: true }));

const noStream = (): never => {
  throw new Error("A stream was made.");
};

it("a file is written to, whole and in order, without a stream", () => {
  const path = join(folder, "out.txt");
  const outlet = new Outlet(openSync(path, "w"), noStream);
  for (const text of ["a – b\n", "c".repeat(300_000), "\n"]) outlet.write(text);
  expect(readFileSync(path, "utf8")).toBe(`a – b\n${"c".repeat(300_000)}\n`);
  expect([outlet.isTerminal, outlet.columns]).toEqual([false, undefined]);
});

it("what a full pipe does not take waits for room in the stream", () => {
  const path = join(folder, "pipe");
  execFileSync("mkfifo", [path]);
  const pipe = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const waiting: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      waiting.push(chunk);
      done();
    },
  }) as NodeJS.WriteStream;
  const text = Array.from({ length: 20_000 }, (_, line) => `line ${line}\n`).join("");
  const outlet = new Outlet(pipe, () => stream);
  outlet.write(text);
  outlet.write("end\n");
  const taken = Buffer.alloc(1 << 20);
  const length = readSync(pipe, taken);
  expect(length).toBeLessThan(text.length);
  expect(Buffer.concat([taken.subarray(0, length), ...waiting]).toString()).toBe(`${text}end\n`);
});
