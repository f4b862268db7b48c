import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cli } from "./run-cli.js";

const folder = mkdtempSync(join(tmpdir(), "binder-advise-completion-"));

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
  ])("%j with %s", async (words, expected) => {
    expect(await offered(...words)).toContain(expected);
  });
});

it.each(["zsh", "fish"])("%s gets a script that its shell reads, where there is one", async (shell) => {
  const { stdout, status } = await cli(["completion", shell]);
  expect([status, stdout.includes("binder-advise")]).toEqual([0, true]);
  const isThere = spawnSync("bash", ["-c", `command -v ${shell}`]).status === 0;
  const parsed = isThere
    ? spawnSync(shell, ["-n"], { input: stdout, encoding: "utf8" })
    : { status: 0, stderr: "" };
  expect([parsed.status, parsed.stderr]).toEqual([0, ""]);
});
