import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ProblemError } from "../../src/errors.js";
import { BUNDLE_PATH, bundleText, readBundle } from "../../src/load/bundle.js";
import { withParts } from "../../src/load/with-parts.js";
import type { Knowledge } from "../../src/model/knowledge.js";

const root = mkdtempSync(join(tmpdir(), "bundle-"));
afterAll(() => rmSync(root, { recursive: true }));
let files = 0;
const written = (text: string): string => {
  const path = join(root, `bundle-${files++}.json`);
  writeFileSync(path, text);
  return path;
};

const text = readFileSync(BUNDLE_PATH, "utf8");
const knowledge = readBundle();
const parts = Object.keys(knowledge) as (keyof Knowledge)[];

/** The bundle with one letter of a part changed. */
function damagedIn(part: keyof Knowledge): string {
  const lines = text.split("\n");
  const line = parts.indexOf(part) + 1;
  lines[line] = lines[line]!.replace(/[a-z0-9](?=[^a-z0-9]*$)|[[{]/, (letter) =>
    letter === "a" ? "b" : "a",
  );
  return lines.join("\n");
}

it("comes back as it was written, letters beyond ASCII too", () => {
  const copy = readBundle(written(bundleText(knowledge)));
  expect({ ...copy }).toEqual({ ...knowledge });
  expect(copy.references.some(({ title }) => /[^\0-\x7f]/.test(title ?? ""))).toBe(true);
});

describe("refused at once", () => {
  it.each([
    ["missing", () => join(root, "none.json"), /missing/],
    ["empty", () => written(""), /header/],
    ["not a bundle", () => written("{}\n{}"), /header/],
    ["a header that is no object", () => written("null\n{}"), /header/],
    ["cut short", () => written(text.slice(0, -5000)), /as long as/],
    ["longer than it says", () => written(`${text}{}\n`), /as long as/],
    ["of another version", () => written(text.replace(/"version":"[^"]+"/, '"version":"9.9.9"')), /9\.9\.9/],
  ])("%s", (_, path, message) => {
    expect(() => readBundle(path())).toThrowError(message);
    expect(() => readBundle(path())).toThrowError(ProblemError);
  });
});

it("is refused where cases are asked for, and rules are read without them", () => {
  const line = text.split("\n").findIndex((part) => part.startsWith('{"') && part.includes('"fires"'));
  const lines = text
    .split("\n")
    .map((part, index) => (index === line ? part.replace("fires", "fired") : part));
  const damaged = readBundle(written(lines.join("\n")));
  expect(damaged.rules.map(({ id }) => id)).toEqual(knowledge.rules.map(({ id }) => id));
  expect(() => damaged.rules[0]!.cases).toThrowError(/checksum/);
  expect(knowledge.rules[0]!.cases.fires.length).toBeGreaterThan(0);
});

describe.each(parts)("with a letter changed in %s", (part) => {
  const damaged = readBundle(written(damagedIn(part)));

  it("is refused where that part is asked for, every time", () => {
    expect(() => damaged[part]).toThrowError(/checksum/);
    expect(() => damaged[part]).toThrowError(ProblemError);
  });

  it("gives every other part", () => {
    for (const other of parts) if (other !== part) expect(damaged[other]).toEqual(knowledge[other]);
  });

  it("leaves that part unread in a copy that replaces it", () => {
    const copy = withParts(damaged, { [part]: knowledge[part] });
    expect(copy[part]).toBe(knowledge[part]);
  });
});

it("a copy with other parts leaves the rest unread, and reads it once for both", () => {
  const copy = withParts(readBundle(written(damagedIn("claims"))), { rules: [] });
  expect(copy.rules).toEqual([]);
  expect(() => copy.claims).toThrowError(/checksum/);
  expect(withParts(knowledge, { rules: [] }).binders).toBe(knowledge.binders);
});
