import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readRuleFolder } from "../../src/load/read-rule-folder.js";
import { parseYaml, readYamlFile } from "../../src/load/yaml-file.js";

const root = mkdtempSync(join(tmpdir(), "hostile-"));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;

function folderWith(file: string, content: string | Uint8Array): string {
  const folder = join(root, String(folders++));
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
  return folder;
}

describe("a hostile rule file is refused with a place and a way out", () => {
  const bomb = `a: &a [x, x]\n${"bcdefghijk"
    .split("")
    .map((letter, index) => `${letter}: &${letter} [*${"abcdefghij"[index]}, *${"abcdefghij"[index]}]`)
    .join("\n")}`;
  const table: [string, string | Uint8Array, string][] = [
    ["empty", "", "bad-shape"],
    ["only comments", "# nothing\n", "bad-shape"],
    ["a duplicate key", "id: a\nid: b\n", "bad-yaml"],
    ["a tab as indent", "id: a\n\twhen: b\n", "bad-yaml"],
    ["unclosed brace", "when: { fact: x\n", "bad-yaml"],
    ["not UTF-8", new Uint8Array([0x69, 0x64, 0x3a, 0x20, 0xff, 0xfe]), "bad-text"],
    ["an alias bomb", bomb, "bad-yaml"],
    ["a list where a rule is expected", "- id: a\n", "bad-shape"],
    ["prototype keys", "__proto__: { polluted: true }\nid: a\n", "bad-shape"],
    ["a scalar", "42\n", "bad-shape"],
  ];
  it.each(table)("%s", (_, content, code) => {
    const { problems, rules } = readRuleFolder(folderWith("x.yaml", content), readYamlFile);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.every((problem) => problem.place !== null && problem.place.line >= 1)).toBe(true);
    expect(rules).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("a BOM and CRLF line ends are read as what they are", () => {
    const text = "\ufeffid: some-rule\r\neffect: inform\r\nnonsense: 1\r\n";
    const { problems } = readRuleFolder(folderWith("some-rule.yaml", text), readYamlFile);
    const unknown = problems.find((problem) => problem.code === "unknown-key");
    expect(unknown).toMatchObject({ place: { line: 3, column: 1 } });
  });

  it("a folder named like a file and a link loop are passed over", () => {
    const folder = folderWith("real.yaml", "id: x\n");
    mkdirSync(join(folder, "folder.yaml"));
    symlinkSync(folder, join(folder, "loop"));
    expect(readRuleFolder(folder, readYamlFile).problems.length).toBeGreaterThan(0);
  });

  it.each([
    ["nowhere", "nowhere", /There is no folder .*nowhere/],
    ["a folder without YAML", "", /holds no YAML file/],
    ["a file", "notes.txt", /notes\.txt is a file; give the folder/],
  ])("%s holds no rules and says why", (_, name, message) => {
    const folder = folderWith("notes.txt", "");
    const { problems } = readRuleFolder(join(folder, name), readYamlFile);
    expect(problems.map((problem) => problem.message)).toEqual([expect.stringMatching(message)]);
  });

  it("the first byte that is not UTF-8 is pointed at", () => {
    const latin = Buffer.from("id: a\r\ntitle: \ufffd caf\u00e9s\n", "utf8");
    const folder = folderWith(
      "a.yaml",
      Buffer.concat([latin.subarray(0, -4), Buffer.from([0xe9, 0x73, 0x0a])]),
    );
    const { problems } = readRuleFolder(folder, readYamlFile);
    expect(problems).toMatchObject([{ code: "bad-text", place: { line: 2, column: 13 } }]);
    expect(problems[0]!.message).toMatch(/byte 22 is not UTF-8/);
  });

  it.skipIf(process.getuid?.() === 0)("a file that may not be read says so", () => {
    const folder = folderWith("x.yaml", "id: x\n");
    chmodSync(join(folder, "x.yaml"), 0);
    expect(readRuleFolder(folder, readYamlFile).problems[0]!.code).toBe("unreadable-file");
  });

  it("no text makes the reader throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const { yaml, problems } = parseYaml(text, "x.yaml");
        expect(yaml !== null || problems.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
