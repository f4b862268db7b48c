import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { cli } from "./run-cli.js";

const folder = mkdtempSync(join(tmpdir(), "binder-advise-completion-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What bash would offer for a line whose last word is being typed. */
async function offered(...words: string[]): Promise<string[]> {
  const script = join(folder, "completion.bash");
  writeFileSync(script, (await cli(["completion", "bash"])).stdout);
  const line = ["binder-advise", ...words].map((word) => `'${word}'`).join(" ");
  const { stdout, stderr } = spawnSync(
    "bash",
    [
      "--norc",
      "-c",
      `source ${script}; COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _binder_advise; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ],
    { encoding: "utf8" },
  );
  expect(stderr).toBe("");
  return stdout.trim().split("\n");
}

describe("bash completes", () => {
  it.each<[string[], string]>([
    [["eval"], "evaluate"],
    [["--comp"], "--component"],
    [["--component", "ca"], "cathode"],
    [["--component", "cathode", "--binder", "ptf"], "ptfe"],
    [["evaluate", "--fail-on", "war"], "warn:high"],
    [["evaluate", "--sha"], "--shard"],
    [["--solvent", "1,6"], "1,6-dichlorohexane"],
    [["why-not", "nb"], "nbr"],
    [["explain", "ptfe-red"], "ptfe-reduction-at-anode"],
    [["solubility", "nbr", "anis"], "anisole"],
    [["compare", "nbr@anis"], "nbr@anisole"],
    [["compare", "nbr", "@", "anis"], "anisole"],
    [["show", "solv"], "solvent"],
    [["rules", "cov"], "coverage"],
  ])("%j with %s", async (words, expected) => {
    expect(await offered(...words)).toContain(expected);
  });
});

const isThere = (shell: string) => spawnSync("bash", ["-c", `command -v ${shell}`]).status === 0;

/** The script of a shell in a file, which the shell reads without a word. */
async function scriptFor(shell: "zsh" | "fish"): Promise<string> {
  const { stdout, status } = await cli(["completion", shell]);
  expect([status, stdout.includes("binder-advise")]).toEqual([0, true]);
  const script = join(folder, `completion.${shell}`);
  writeFileSync(script, stdout);
  const parsed = spawnSync(shell, ["-n", script], { encoding: "utf8" });
  expect([parsed.status, parsed.stderr]).toEqual([0, ""]);
  return script;
}

describe.skipIf(!isThere("fish"))("fish completes", () => {
  it.each<[string, string]>([
    ["eval", "evaluate"],
    ["--comp", "--component"],
    ["--component ca", "cathode"],
    ["why-not nb", "nbr"],
    ["explain ptfe-red", "ptfe-reduction-at-anode"],
    ["recommend --solvent 1,6", "1,6-dichlorohexane"],
    ["list solv", "solvents"],
    ["rules cov", "coverage"],
  ])("%s with %s", async (line, expected) => {
    const script = await scriptFor("fish");
    const asked = `source ${script}; complete -C 'binder-advise ${line}'`;
    const { stdout, stderr } = spawnSync("fish", ["--no-config", "-c", asked], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(stdout.split("\n").map((offer) => offer.split("\t")[0])).toContain(expected);
  });
});

/** The arguments that a command gets in a real zsh where the tabulator key was pressed after its line. */
function tabbed(script: string, line: string): string {
  const driver = join(folder, "driver.zsh");
  writeFileSync(
    driver,
    `zmodload zsh/zpty
zpty shell 'zsh -f -i'
zpty -w shell "autoload -U compinit; compinit -u -d ${folder}/dump; source ${script}; echo rea''dy"
zpty -r -m shell seen '*ready*'
zpty -w shell 'binder-advise() { print -r -- "<""<$*>""/>" }; echo do""ne'
zpty -r -m shell seen '*done*'
zpty -w -n shell $'${line}\t\n'
zpty -r -m shell seen '*<<*>/>*'
print -r -- "$seen"
zpty -d shell
`,
  );
  const { stdout } = spawnSync("zsh", ["-f", driver], { encoding: "utf8", timeout: 15_000 });
  return /<<(.*?)>\/>/.exec(stdout)?.[1]?.trim() ?? stdout;
}

describe.skipIf(!isThere("zsh"))("zsh completes", () => {
  it.each<[string, string]>([
    ["binder-advise --component cath", "--component cathode"],
    ["binder-advise why-not ptf", "why-not ptfe"],
    ["binder-advise explain ptfe-reduction-at-an", "explain ptfe-reduction-at-anode"],
    ["binder-advise compare nbr@anis", "compare nbr@anisole"],
  ])("%s to %s", async (line, expected) => {
    expect(tabbed(await scriptFor("zsh"), line)).toBe(expected);
  });
});
