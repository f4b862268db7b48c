import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = join(root, "bin/binder-advise.js");
const start = (args: string[], options = {}) =>
  spawnSync(process.execPath, [bin, ...args], { encoding: "utf8", ...options });

describe("the command as it is started", () => {
  it("prints an answer and exits 0", () => {
    const { status, stdout, stderr } = start(["--component", "cathode", "--process", "dry"]);
    expect(stdout).toMatch(/^54 candidates for a dry cathode/);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("without arguments in a pipe exits 2 and says what is missing", () => {
    const { status, stdout, stderr } = start([]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^Usage: binder-advise[\s\S]*choose cathode, anode or sheet/);
  });

  it("ends quietly when its reader stops reading", () => {
    const line = `"${process.execPath}" "${bin}" --component cathode --process wet --json --top 3000 | head -1`;
    const { stdout, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", line], { encoding: "utf8" });
    expect(stdout).toBe("{\n");
    expect(stderr).toBe("");
  });

  it("--version prints the version", () => {
    expect(start(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("the package installed elsewhere", () => {
  const folder = mkdtempSync(join(tmpdir(), "installed-"));
  const npm = (args: string[], cwd: string) =>
    execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  beforeAll(() => {
    npm(["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], root);
    const tarball = readdirSync(folder).find((file) => file.endsWith(".tgz"))!;
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
    npm(
      [
        "install",
        "--silent",
        "--ignore-scripts",
        "--prefer-offline",
        "--no-audit",
        "--no-fund",
        join(folder, tarball),
      ],
      folder,
    );
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it("runs from any directory", () => {
    const installed = join(folder, "node_modules/.bin/binder-advise");
    const { status, stdout } = spawnSync(installed, ["--component", "sheet", "--process", "dry", "--json"], {
      cwd: tmpdir(),
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout).ranking[0].binder.id).toBe("ptfe");
  });

  it("tests its own rules and cites", () => {
    const installed = join(folder, "node_modules/.bin/binder-advise");
    expect(spawnSync(installed, ["rules", "test"], { encoding: "utf8" }).stdout).toMatch(/ 0 faults\n$/);
    expect(spawnSync(installed, ["cite", "47"], { encoding: "utf8" }).stdout).toMatch(/ionomer/);
  });

  it("is imported, asks and prints the leader", () => {
    writeFileSync(
      join(folder, "ask.js"),
      'import { advise, loadKnowledge, resolveQuery } from "binder-advise";\nconst knowledge = await loadKnowledge();\nconst query = resolveQuery({ component: "cathode", process: "dry" }, knowledge);\nconsole.log(advise(query, knowledge).ranking[0].binder.id);\n',
    );
    expect(execFileSync(process.execPath, ["ask.js"], { cwd: folder, encoding: "utf8" })).toBe(
      "pfsa-ionomer\n",
    );
  });

  it("a TypeScript file of ten lines compiles against it, asks and prints the leader", () => {
    const example = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))![1]!;
    expect(example.trim().split("\n").length).toBeLessThanOrEqual(10);
    writeFileSync(join(folder, "ask.ts"), example);
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const options = [
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--strict",
      "--skipLibCheck",
      "--types",
      "node",
    ];
    const types = ["--typeRoots", join(root, "node_modules/@types")];
    execFileSync(process.execPath, [tsc, "ask.ts", ...options, ...types], { cwd: folder, encoding: "utf8" });
    expect(execFileSync(process.execPath, ["ask.js"], { cwd: folder, encoding: "utf8" })).toMatch(
      /^pfsa-ionomer recommended \d+\n$/,
    );
  });

  it("is at most 3 MB packed", () => {
    const tarball = readdirSync(folder).find((file) => file.endsWith(".tgz"))!;
    expect(statSync(join(folder, tarball)).size).toBeLessThan(3_000_000);
  });
});
