import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { plainYaml } from "../../src/load/plain-yaml.js";
import { packageFile } from "../../src/package-file.js";

const files = ["rules", "datasets", "examples", "test/fixtures"].flatMap((folder) =>
  readdirSync(packageFile(folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join(packageFile(folder), name)),
);
const texts = files.map((file) => readFileSync(file, "utf8"));

/** What the library makes of a text; the first error where it has any. */
function byLibrary(text: string): unknown {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: false });
  const [error] = document.errors;
  return error === undefined ? document.toJS({ maxAliasCount: 100 }) : error;
}

describe("what is read plainly is read as the library reads it", () => {
  it("in every file of the package", () => {
    const read = texts.map(plainYaml);
    for (const [index, value] of read.entries())
      if (value !== undefined) expect(value, files[index]).toEqual(byLibrary(texts[index]!));
    expect(read.filter((value) => value !== undefined).length).toBeGreaterThan(texts.length / 3);
  });

  const pieces = fc.oneof(
    fc.constantFrom(
      ..." \n-:#,[]{}\"'>|&*!%@`~?.+=e0x17",
      "\n  ",
      "\n    ",
      "- ",
      ": ",
      " #",
      ">-\n",
      "null",
      "True",
      "---\n",
      "…",
    ),
    fc.string({ maxLength: 3 }),
  );
  const change = fc.record({ at: fc.nat(), piece: pieces, without: fc.nat({ max: 6 }) });

  it("after any few changes to a file", () => {
    const short = texts.filter((text) => text.length < 3000);
    fc.assert(
      fc.property(
        fc.constantFrom(...short),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (text, changes) => {
          const changed = changes.reduce((now, { at, piece, without }) => {
            const place = at % (now.length + 1);
            return now.slice(0, place) + piece + now.slice(place + without);
          }, text);
          const value = plainYaml(changed);
          if (value !== undefined) expect(value).toEqual(byLibrary(changed));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("in short texts of any kind", () => {
    const text = fc
      .array(fc.oneof(pieces, fc.constantFrom("a", "b: ", "k: v\n", "  ")), { maxLength: 12 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (made) => {
        const value = plainYaml(made);
        if (value !== undefined) expect(value).toEqual(byLibrary(made));
      }),
      { numRuns: 5000 },
    );
  });
});

it.each([
  ["id: a\nid: b\n", "a duplicate key"],
  ["a: &x [1]\nb: *x\n", "an alias"],
  ["a: one\n  two\n", "text over two lines"],
  ["a: >-\n  one\n\n  two\n", "a paragraph of two"],
  ["__proto__: { a: 1 }\n", "a key of every object"],
  ["a: 0x1F\n", "a number in another notation"],
  ["a: 1\n---\nb: 2\n", "two documents"],
  [`a: ${"[".repeat(100_000)}`, "nested too deep"],
  ["", "nothing"],
])("%j is left to the library: %s", (text) => {
  expect(plainYaml(text)).toBeUndefined();
});

it("reads lists, maps, paragraphs, words and numbers", () => {
  const text = `# a rule
id: x
list:
  - { fact: binder.id, one_of: [nbr, "a, b"], above: -1.5 }
  - name: one  two
    deep:
      - 3

  - plain – text, that's it
text: >-
  One line
  and # another.
none: null
yes: true
`;
  expect(plainYaml(text)).toEqual({
    id: "x",
    list: [
      { fact: "binder.id", one_of: ["nbr", "a, b"], above: -1.5 },
      { name: "one  two", deep: [3] },
      "plain – text, that's it",
    ],
    text: "One line and # another.",
    none: null,
    yes: true,
  });
});
