import { spawnSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import fc from "fast-check";
import { XMLParser } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Evaluation, EvaluationReport } from "../../src/model/evaluation.js";
import { outputTarget } from "../../src/output-target.js";
import { type CliSetup, cli } from "./run-cli.js";

const folder = mkdtempSync(join(tmpdir(), "binder-advise-evaluate-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const EXAMPLES = new URL("../../examples/", import.meta.url).pathname;
const evaluate = (args: string[], setup: CliSetup = {}) => cli(["evaluate", ...args], setup);
const report = async (args: string[], setup: CliSetup = {}): Promise<EvaluationReport> =>
  JSON.parse((await evaluate([...args, "--json"], setup)).stdout);

const NBR = `component: cathode\nprocess: wet\nbinder: NBR\nbinder_content: 2 wt%\n`;
const good = file("good.yaml", `${NBR}solvent: dibromomethane 40 vol% + hexyl butyrate 60 vol%\n`);
const nmp = file("nmp.yaml", `name: nmp\n${NBR}solvent: NMP\n`);
const heptane = file("heptane.yaml", `name: heptane\n${NBR}solvent: n-heptane\n`);
const open = file("open.yaml", `name: open\n${NBR}`);

describe("sulfide in the layer", () => {
  const seed = (name: string, anode: string, electrolyte: string) =>
    file(
      name,
      `component: anode\nprocess: wet\nanode: ${anode}\nactive_material: Ag\nbinder: pvdf\nsolvent: NMP\n${electrolyte}`,
    );
  const LPSCL = "solid_electrolyte: LPSCl\nsolid_electrolyte_content: 20 wt%\n";

  it("an anode-less layer that names an electrolyte holds it, and its solvent is judged by it", async () => {
    const { formulations } = await report([
      seed("seed.yaml", "anode-less", ""),
      seed("seed-lpscl.yaml", "anode-less", LPSCL),
      seed("seed-none.yaml", "anode-less", LPSCL.replace("20", "0")),
      seed("graphite-lpscl.yaml", "graphite", LPSCL),
    ]);
    const verdicts = Object.fromEntries(
      formulations.map(({ place, verdict }) => [place.file.split("/").pop(), verdict]),
    );
    expect(verdicts["seed-lpscl.yaml"]).toBe("excluded");
    expect(verdicts["graphite-lpscl.yaml"]).toBe("excluded");
    expect(verdicts["seed.yaml"]).not.toBe("excluded");
    expect(verdicts["seed-none.yaml"]).toBe(verdicts["seed.yaml"]);
  });
});

describe("what a file leaves open, or gets wrong beside its materials", () => {
  const one = async (name: string, content: string) =>
    (await report([file(name, content)])).formulations[0] as Evaluation;
  const LI_CMC = "component: anode\nprocess: wet\nanode: graphite\nbinder: Li-CMC + SBR\nsolvent: water\n";

  it("an anode without a word of electrolyte is taken to hold sulfide, which is said with who holds none", async () => {
    const { verdict, assumptions } = await one("cmc.yaml", LI_CMC);
    expect(verdict).toBe("excluded");
    expect(assumptions.join(" ")).toMatch(
      /graphite anodes of \[[\d, ]*69[\d, ]*\] hold none; say electrolyte_free/,
    );
  });

  it.each(["none", "None", "-", "without"])("an electrolyte called %j is none", async (word) => {
    const { verdict } = await one("cmc-none.yaml", `${LI_CMC}solid_electrolyte: "${word}"\n`);
    expect(verdict).toBe("recommended");
    const { status, stdout } = await evaluate([
      file("both.yaml", `${LI_CMC}solid_electrolyte: "${word}"\nelectrolyte_free: false\n`),
    ]);
    expect([status, stdout]).toEqual([2, expect.stringMatching(/not\s+to\s+be\s+electrolyte-free,\s+but/)]);
  });

  it.each([
    ["Li5.5PS4.5Cl1.5", /"Li5\.5PS4\.5Cl1\.5" is a sulfide without a record of its own/],
    ["glass 7", /No sulfide is known here as "glass 7"; it is taken for one/],
    ["Li6PS5CI", /taken to hold\. Did you mean lpscl\?/],
  ])("an electrolyte that nobody knows, %s, is warned of", async (name, message) => {
    const { findings } = await one("strange.yaml", `${NBR}solvent: toluene\nsolid_electrolyte: ${name}\n`);
    expect(findings.find(({ rule }) => rule === "unknown-electrolyte")).toMatchObject({
      effect: "warn",
      message: expect.stringMatching(message),
      place: { line: 6 },
    });
  });

  it("an anode of which a fifth is an electrolyte called none is not judged as free of it", async () => {
    const both = "solid_electrolyte: none\nsolid_electrolyte_content: 20 wt%\n";
    const { status, stdout } = await evaluate([file("fifth.yaml", `${LI_CMC}${both}`)]);
    expect([status, stdout]).toEqual([2, expect.stringMatching(/is\s+"none",\s+but\s+its\s+content/)]);
  });

  it("a name that is a number is called as it is written", async () => {
    const names = ["1.10", "1.1", "007", "0x1F", "12345678901234567890", "1e3", ".5"];
    const list = file(
      "numbers.yaml",
      names
        .map((name) => `- &a${name.length}\n  name: ${name}\n  ${NBR.replaceAll("\n", "\n  ")}\n`)
        .join(""),
    );
    const one = (name: string) => `name: ${name} # of the batch\n${NBR}`;
    const documents = file("numbers.yml", names.map(one).join("---\n"));
    const json = ["1.10", "12345678901234567890", "1E3"];
    const numbers = json.map((name) => `{"name": ${name}, "component": "cathode", "binder": "nbr"}`);
    const called = async (path: string) => (await report([path])).formulations.map(({ name }) => name);
    expect(await called(list)).toEqual(names);
    expect(await called(documents)).toEqual(names);
    expect(await called(file("numbers.json", `[${numbers.join(", ")}]`))).toEqual(json);
    expect(await called(file("numbers.ndjson", numbers.join("\n")))).toEqual(json);
  });

  it("a rule about the layer itself is a finding where it warns, and its setting where it does not", async () => {
    const { findings, setting } = await one(
      "pouch.yaml",
      "component: anode\nanode: silicon\nprocess: wet\nbinder: NBR\nsolvent: anisole\nsolid_electrolyte: LPSCl\ncell: pouch\nstack_pressure: 50 MPa\n",
    );
    expect(findings.find(({ rule }) => rule === "pouch-cell-under-torque-pressure")).toMatchObject({
      place: { line: 8 },
    });
    expect(setting.map(({ rule }) => rule)).toContain("silicon-without-electrolyte");
    const brief = await report([join(folder, "pouch.yaml"), "--detail", "verdict"]);
    expect(brief.formulations[0]!.findings).toContain("pouch-cell-under-torque-pressure");
    const cited = (await report([join(folder, "pouch.yaml")])).references.map(({ id }) => id);
    expect(cited).toEqual(expect.arrayContaining(setting.flatMap(({ refs }) => refs)));
  });

  it.each([
    ["poor.yaml", "component: cathode\nprocess: dry\nbinder: PTFE\nbinder_grade: 1.2 million g/mol\n"],
    [
      "poor.json",
      '{"component":"cathode","process":"dry","binder":{"name":"PTFE","molecular_weight":"1200 kg/mol"}}',
    ],
    [
      "poor.ndjson",
      '{"component":"cathode","process":"dry","binder":"PTFE","binder_molecular_weight_g_mol":1200000}',
    ],
    ["poor.csv", "component,process,binder,molecular weight (g/mol)\ncathode,dry,PTFE,1200000\n"],
  ])("a poor grade is warned of, with a record of its own beside it, in %s", async (name, text) => {
    const path = file(name, text);
    const [full] = (await report([path, "--detail", "full"])).formulations as Evaluation[];
    expect(full!.findings.find(({ rule }) => rule === "short-chains-of-ptfe")).toMatchObject({
      severity: "medium",
      refs: [40],
      message: expect.stringMatching(/1200000 g\/mol: .* 97\.4 % after 300 cycles/),
    });
    expect(full!.nearest).toMatchObject({
      record: "t1-40-ptfe-1p2m",
      reached: expect.arrayContaining(["83.5 % after 300 cycles"]),
    });
    expect(full!.recipe.find(({ what }) => what === "molecular weight")).toMatchObject({ refs: [40] });
    const [brief] = (await report([path, "--detail", "verdict"])).formulations as { findings: string[] }[];
    expect(brief!.findings).toContain("short-chains-of-ptfe");
  });

  it("a good grade gets its due, one that is not read is said not to be, and no record of another grade is nearest", async () => {
    const layer = (grade: string) =>
      `component: cathode\nprocess: dry\nbinder: PTFE\nbinder_grade: ${grade}\n`;
    const grades = ["3.2 million g/mol", "6.44 µm", "88.1 % crystallinity", "F104", "50 µm"];
    const { formulations } = await report([file("grades.yml", grades.map(layer).join("---\n"))]);
    const [long, fine, crystalline, name, middle] = formulations as Evaluation[];
    const due = (evaluation: Evaluation | undefined) =>
      evaluation!.findings.flatMap(({ rule }) =>
        /^(long|short)-chains-of-ptfe|^(fine|coarse|crystalline|amorphous)-ptfe/.test(rule) ? rule : [],
      );
    expect([long, fine, crystalline, name, middle].map(due)).toEqual([
      ["long-chains-of-ptfe"],
      ["fine-ptfe-in-dry-cathode"],
      ["crystalline-ptfe-in-dry-cathode"],
      [],
      [],
    ]);
    expect([long, fine, crystalline].map((evaluation) => evaluation!.nearest!.record)).toEqual([
      "t1-40-ptfe-3p2m",
      "t1-38-ptfe-6um",
      "t1-39-ptfe-cryst-88",
    ]);
    expect(middle!.nearest!.record).not.toMatch(/^t1-38/);
    expect(name!.recipe).toContainEqual(
      expect.objectContaining({
        what: "binder grade",
        says: expect.stringMatching(/"F104" says no molecular weight/),
      }),
    );
  });

  it("of a molecular weight of PIB it is said that no limit is known", async () => {
    const { findings } = await one(
      "pib.yaml",
      "component: sheet\nprocess: wet\nbinder: PIB\nsolvent: toluene\nbinder_grade: 4.7 million g/mol\n",
    );
    expect(findings.find(({ rule }) => rule === "chain-length-of-pib-in-sheet")).toMatchObject({
      effect: "inform",
      refs: [116],
    });
  });

  it("what was reached with an additive counts beside it alone", async () => {
    const layer = (additive: string) =>
      `component: cathode\nprocess: dry\nbinder: PTFE\nbinder_content: 1 wt%\nloading: 49 mg/cm2\nareal_capacity: 8.7 mAh/cm2\nadditive: ${additive}\n`;
    const path = file("additives.yml", ["Super C", "LiPO2F2", "[Super C, LiPO₂F₂]"].map(layer).join("---\n"));
    const [alone, ...beside] = (await report([path])).formulations as Evaluation[];
    const tooMuch = ["areal-capacity-above-reports", "loading-above-reports"];
    const rules = ({ findings }: { findings: { rule: string }[] }) => findings.map(({ rule }) => rule);
    expect(rules(alone!)).toEqual(expect.arrayContaining(tooMuch));
    expect(alone!.recipe.find(({ what }) => what === "loading")!.says).toMatch(/above the 14–31.5 mg\/cm²/);
    for (const each of beside) {
      expect(rules(each).filter((rule) => tooMuch.includes(rule))).toEqual([]);
      expect(each.recipe.find(({ what }) => what === "loading")!.says).toMatch(/within the 14–49 mg\/cm²/);
    }
    const brief = (await report([path, "--detail", "verdict"])).formulations as { findings: string[] }[];
    expect(brief.map(({ findings }) => findings.filter((rule) => tooMuch.includes(rule)))).toEqual([
      tooMuch,
      [],
      [],
    ]);
  });

  it("no reported layer is warned of an amount of its own", async () => {
    const tables = ["table-2-cathodes", "table-3-anodes", "table-4-sheets"].map((name) =>
      join(EXAMPLES, name),
    );
    for (const detail of ["verdict", "full"]) {
      const { formulations } = await report([...tables, "--detail", detail]);
      expect(formulations.length).toBeGreaterThan(30);
      const said = JSON.stringify(formulations.map(({ name, findings }) => [name, findings]));
      expect(said).not.toMatch(/-(above|below)-reports/);
    }
    const [doubtful] = (await report([join(tables[1]!, "t3-80-nbr-anisole.yaml")]))
      .formulations as Evaluation[];
    expect(doubtful!.recipe.find(({ what }) => what === "loading")).toMatchObject({
      standing: null,
      says: expect.stringMatching(/reported are 0.4–2.1 .*, and a doubtful number that reaches as far/),
    });
  });

  it("a pouch cell without a pressure is judged at a low one, in full and in brief", async () => {
    const layer = (more: string) =>
      `component: anode\nanode: silicon-graphite\nprocess: wet\nbinder: TPU\nsolvent: anisole\n${more}\n`;
    const path = file(
      "cells.yml",
      ["cell: pouch", "stack_pressure: 2 MPa\ncell: pouch", "cell: torque"].map(layer).join("---\n"),
    );
    const [open, low, torque] = (await report([path])).formulations as Evaluation[];
    expect(open!.setting.map(({ rule }) => rule)).toContain("contact-at-low-stack-pressure");
    expect(open!.assumptions.join(" ")).toMatch(/taken to be low, since a pouch cell .*\(stack_pressure\)/);
    expect(torque!.setting.map(({ rule }) => rule)).not.toContain("contact-at-low-stack-pressure");
    const brief = (await report([path, "--detail", "verdict"])).formulations;
    for (const each of [open!, brief[0]!]) expect(each.score).toBe(low!.score);
    expect(brief[2]!.score).toBe(torque!.score);
  });

  it.each([
    ["content: 20 wt%", "binder_content: 20 wt%\nsolvent: anisole\n", "content", "2.5 wt%", "recommended"],
    [
      "drying at 460 °C",
      "binder_content: 2 wt%\nsolvent: toluene\ndrying_temperature: 460 °C\n",
      "drying",
      "110.6 °C",
      "recommended",
    ],
  ])("what spoils the verdict is what is to be changed: %s", async (_, more, change, to, verdict) => {
    const found = await one("spoiled.yaml", `component: cathode\nprocess: wet\nbinder: NBR\n${more}`);
    expect(found.verdict).toBe("caution");
    expect(found.best_change).toMatchObject({ change, to, verdict });
  });

  it("a grave finding is printed with its way out, and caution is better than exclusion", async () => {
    const { stdout } = await evaluate([
      file("pvdf.yaml", "component: cathode\nprocess: wet\nbinder: PVDF\nsolvent: NMP\n"),
    ]);
    expect(stdout).toMatch(/x N-methyl-2-pyrrolidone attacks[\s\S]*Way out: Take a solvent that spares/);
    expect(stdout).toMatch(/excluded → caution/);
  });

  it("what a cathode's file says of the anode is left aside with a word, and lithium foil is not made dry", async () => {
    const { findings } = await one(
      "cell.yaml",
      `${NBR}solvent: toluene\nanode: graphite\nelectrolyte_free: true\n`,
    );
    expect(findings.filter(({ rule }) => rule === "unmapped-key").map(({ place }) => place.line)).toEqual([
      6, 7,
    ]);
    const foil = file("foil.yaml", "component: anode\nprocess: dry\nanode: lithium-metal\nbinder: ptfe\n");
    expect((await evaluate([foil])).stdout).toMatch(
      /lithium\s+metal\s+foil\s+is\s+not\s+made\s+by\s+a\s+dry/,
    );
  });

  it("a drying temperature is a temperature that decomposition is held against", async () => {
    const { assumptions } = await one("dried.yaml", `${NBR}solvent: toluene\ndrying_temperature: 60 °C\n`);
    expect(assumptions.join(" ")).not.toMatch(/highest temperature/);
  });

  it("of a blend the solvent that attacks is named, not the one beside it", async () => {
    const { findings } = await one("mixed.yaml", `${NBR}solvent: toluene 95 vol% + NMP 5 vol%\n`);
    const out = findings.find(({ rule }) => rule === "sulfide-incompatible-solvent")!;
    expect(out.message).toMatch(/^N-methyl-2-pyrrolidone attacks/);
  });

  it("a potential that no limit of the binder can be held against is not passed over", async () => {
    const rules = async (more: string) =>
      (await one("potential.yaml", `${NBR}solvent: toluene\n${more}`)).unknown.map(({ rule }) => rule);
    expect(await rules("cathode_potential: 4.7 V\n")).toContain("oxidation-beyond-recorded-limit");
    expect(await rules("")).not.toContain("oxidation-beyond-recorded-limit");
  });

  it.each([
    [
      "component: sheet\nprocess: wet\nbinder: NBR\nsolvent: toluene\n",
      "No study reports it in such a layer without a frame.",
      /in a frame, only/,
    ],
    [
      `${LI_CMC.replace(" + SBR", "")}electrolyte_free: true\n`,
      "No study reports it by itself in such a layer.",
      /reported in a blend only \(li-cmc\+sbr\)/,
    ],
  ])("evidence says what it is of: %j", async (content, reason, differs) => {
    const { verdict_reasons, evidence } = await one("evidence.yaml", content);
    expect(verdict_reasons).toContain(reason);
    expect(evidence.differs.join()).toMatch(differs);
  });

  it("80 °F is given back as no more exact than it was measured", async () => {
    const { recipe } = await one("fahrenheit.yaml", `${NBR}solvent: toluene\ndrying_temperature: 80 °F\n`);
    expect(recipe.map(({ says }) => says).join()).toMatch(/26\.6667 °C is/);
  });

  it("amounts are held against anodes that swell alike, and cite those that report them", async () => {
    const anode = (kind: string) =>
      one(
        `${kind}.yaml`,
        `component: anode\nanode: ${kind}\nelectrolyte_free: true\nprocess: wet\nbinder: PVdF\nbinder_content: 15 wt%\nsolvent: NMP\nloading: 5 mg/cm2\n`,
      );
    const ofLoading = ({ recipe }: Evaluation) => recipe.find(({ what }) => what === "loading")!;
    const silicon = await anode("silicon");
    expect(ofLoading(silicon)).toMatchObject({ standing: "above", refs: [76, 106, 107] });
    expect(silicon.findings.find(({ rule }) => rule === "loading-above-reports")!.refs).toEqual([
      76, 106, 107,
    ]);
    expect(ofLoading(await anode("graphite"))).toMatchObject({ standing: null, refs: [69] });
  });

  it("a trace of a solvent is not written as none of it", async () => {
    const traced = file("traced.yaml", `${NBR}solvent: toluene 99.7 vol% + anisole 0.3 vol%\n`);
    expect((await evaluate([traced])).stdout).toContain("from anisole 0.3 vol% + toluene 99.7 vol%");
  });

  it("a pair lean in the compacting cosolvent has no credit for a rich one, and is told the ratio", async () => {
    const lean = await one("lean.yaml", `${NBR}solvent: dibromomethane 95 vol% + hexyl butyrate 5 vol%\n`);
    const rich = await one("rich.yaml", `${NBR}solvent: dibromomethane 20 vol% + hexyl butyrate 80 vol%\n`);
    const rules = ({ findings }: Evaluation) => findings.map(({ rule }) => rule);
    expect(rules(lean)).not.toContain("compacting-cosolvent-for-nbr");
    expect(rules(rich)).toContain("compacting-cosolvent-for-nbr");
    expect(lean.score!).toBeLessThan(rich.score!);
  });
});

describe("nothing that is read is written over", () => {
  const lines = file("own.ndjson", `{"component":"cathode","process":"dry","binder":"ptfe"}\n`);
  const before = readFileSync(lines, "utf8");
  symlinkSync(lines, join(folder, "other-name.ndjson"));
  it.each([
    [["evaluate", lines, "--output", lines]],
    [["evaluate", lines, "--output", join(folder, "other-name.ndjson")]],
    [["evaluate", lines, "--format", `sarif=${lines}`]],
    [["evaluate", good, "--accept", lines, "--output", lines]],
    [["merge", lines, "--output", lines]],
    [["fit-hsp", lines, "--output", lines]],
  ])("%j", async (args) => {
    const { status, stderr } = await cli(args);
    expect(status).toBe(2);
    expect(stderr).toMatch(/is read, and would be written over/);
    expect(readFileSync(lines, "utf8")).toBe(before);
  });
  it("two outputs have a file each", async () => {
    const out = join(folder, "both.txt");
    const { status, stderr } = await evaluate([lines, "--format", `table=${out}`, "--format", `json=${out}`]);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/Two outputs go to/)]);
  });
  it("merge takes each part once, and verdicts alone", async () => {
    const part = join(folder, "part.jsonl");
    await evaluate([lines, "--output", part]);
    expect((await cli(["merge", part, part])).stderr).toMatch(/stands twice/);
    expect((await cli(["merge", lines])).stderr).toMatch(/holds no verdicts/);
    expect((await cli(["merge", part])).stdout).toBe(readFileSync(part, "utf8"));
  });
});

describe("an output that is more than a name of a file stays what it is", () => {
  const lines = file("to-device.ndjson", `{"component":"cathode","process":"dry","binder":"ptfe"}\n`);
  const part = join(folder, "device-part.jsonl");
  const ways: [string, string[]][] = [
    ["lines", ["evaluate", lines, "--format", "jsonl", "--output"]],
    ["a page", ["evaluate", lines, "--format", "json", "--output"]],
    ["a merge", ["merge", part, "--output"]],
    ["an answer", ["list", "binders", "--output"]],
  ];
  beforeAll(() => evaluate([lines, "--output", part]));

  it.each(ways)("%s through a pipe", async (_what, args) => {
    const pipe = join(folder, "pipe");
    spawnSync("mkfifo", [pipe]);
    const [{ status, stderr }, read] = await Promise.all([cli([...args, pipe]), readFile(pipe, "utf8")]);
    expect([status, stderr.replace(/^1 formulation.*\n/, "")]).toEqual([0, ""]);
    expect(read).toMatch(/ptfe|verdict/);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    rmSync(pipe);
  });

  it("a device is one, and so is what the process has open, also where it is a file", () => {
    const device = join(folder, "device");
    symlinkSync("/dev/null", device);
    for (const name of ["/dev/null", device, "/dev/stdout", "/dev/fd/2"])
      expect(outputTarget(name)).toEqual({ file: name, isStream: true });
    rmSync(device);
  });

  it.each(ways)("%s through a link, which stays", async (_what, args) => {
    const [elsewhere, link] = [join(folder, "elsewhere"), join(folder, "link.out")];
    mkdirSync(elsewhere, { recursive: true });
    symlinkSync("elsewhere/target.out", link);
    // the first time nothing is there yet
    for (const before of [null, "of before"]) {
      if (before !== null) writeFileSync(join(elsewhere, "target.out"), before);
      expect((await cli([...args, link])).status).toBe(0);
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(readFileSync(link, "utf8")).toMatch(/ptfe|verdict/);
    }
    rmSync(link);
    rmSync(elsewhere, { recursive: true });
  });

  it("there is nothing to go on from", async () => {
    const pipe = join(folder, "resumed-pipe");
    spawnSync("mkfifo", [pipe]);
    const { status, stderr } = await evaluate([lines, "--format", "jsonl", "--output", pipe, "--resume"]);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/keeps nothing to go on from/)]);
  });
});

it("what keeps very many formulations in memory says what does not", async () => {
  const line = `{"component":"cathode","process":"dry","binder":"ptfe"}\n`;
  const args = [file("many.ndjson", line.repeat(10_001)), "--detail", "verdict", "--format", "csv"];
  const table = join(folder, "many.sarif");
  const gathered = await evaluate([...args, "--format", `sarif=${table}`]);
  expect(gathered.stderr.match(/--format jsonl or csv writes them/g)).toHaveLength(1);
  expect((await evaluate(args)).stderr).not.toMatch(/in memory/);
});

it("a column that stands twice is refused, from a file and from a pipe", async () => {
  const text = "name,component,process,component\na,cathode,dry,anode\n";
  const twice = file("twice.csv", text);
  for (const [args, stdin] of [
    [[twice], ""],
    [["-", "--input-format", "csv"], text],
  ] as const) {
    const { status, stdout } = await evaluate([...args, "--json"], { stdin });
    expect(stdout).toMatch(/column \\"component\\" stands twice/);
    expect(status).toBe(2);
  }
});

describe("the examples", () => {
  const answer = report([EXAMPLES]);
  const reported = answer.then(({ formulations }) =>
    formulations.filter(({ name }) => /^t[234]-/.test(name ?? "")),
  );

  it("hold every row of Tables 2, 3 and 4, and none of them is excluded", async () => {
    expect(await reported).toHaveLength(38);
    expect((await reported).filter(({ verdict }) => verdict === "excluded")).toEqual([]);
    expect((await answer).broken).toEqual([]);
  });

  it("find their own record nearest", async () => {
    const far = (await reported).filter(
      (entry) => !("nearest" in entry) || !entry.evidence.records.includes(entry.name!),
    );
    expect(far.map(({ name }) => name)).toEqual([]);
    const others = (await reported).flatMap((entry) =>
      "nearest" in entry && entry.nearest?.record !== entry.name
        ? [`${entry.name}: ${entry.nearest?.record}`]
        : [],
    );
    expect(others).toEqual([]);
  });

  it("show each kind of finding", async () => {
    const findings = (await answer).formulations.flatMap((entry) => ("layer" in entry ? entry.findings : []));
    const kinds = new Set(findings.map(({ effect, severity }) => `${effect} ${severity ?? ""}`.trim()));
    expect([...kinds].sort()).toEqual(
      expect.arrayContaining([
        "avoid",
        "exclude",
        "favour",
        "inform",
        "warn high",
        "warn low",
        "warn medium",
      ]),
    );
    const rules = readFileSync(new URL("../../rules/README.md", import.meta.url), "utf8");
    const recipe = [...rules.matchAll(/recipe\/([a-z-]+)\.yaml/g)].map((match) => match[1]!);
    const ids = new Set(findings.map(({ rule }) => rule));
    const shown = [
      ...recipe,
      "incomplete-composition",
      "unmapped-key",
      "assumed-context",
      "expired-acceptance",
      "unused-acceptance",
    ];
    expect(recipe.length).toBeGreaterThan(5);
    expect(shown.filter((id) => !ids.has(id))).toEqual([]);
  });

  it("are of the shape that the schema says", async () => {
    EvaluationReport.parse(await answer);
  });
});

describe("a verdict, and what it rests on", () => {
  it("findings point at their place in the file", async () => {
    const { formulations } = await report([nmp]);
    const [entry] = formulations;
    const finding =
      "layer" in entry! ? entry.findings.find(({ rule }) => rule === "sulfide-incompatible-solvent") : null;
    expect(finding?.place).toMatchObject({ file: nmp, line: 6, column: 10 });
  });

  it("a change that is proposed does what it says", async () => {
    const { formulations } = await report([nmp]);
    const [entry] = formulations;
    const change = "layer" in entry! ? entry.best_change! : null;
    expect(change).toMatchObject({ change: "solvent" });
    const changed = file("changed.yaml", `${NBR}solvent: ${change!.to}\n`);
    const [after] = (await report([changed])).formulations;
    expect([after!.verdict, after!.score]).toEqual([change!.verdict, change!.score]);
  });

  it("too much of a binder is taken back to what a study had of it [47]", async () => {
    const much = file(
      "much.yaml",
      "component: cathode\nprocess: dry\nbinder: pfsa-ionomer\nbinder_content: 8 wt%\n",
    );
    const [found] = (await report([much])).formulations as Evaluation[];
    expect(found!.best_change).toMatchObject({ change: "content", to: "2 wt%" });
  });

  it("a loading whose column is in doubt says so and bounds no range [80]", async () => {
    const layer = file(
      "nbr.yaml",
      "component: anode\nanode: silicon-graphite\nprocess: wet\nbinder: NBR\nsolvent: anisole\nbinder_content: 4 wt%\nactive_material: silicon-graphite\nsolid_electrolyte: LPSCl\nloading: 2.2 mg/cm2\n",
    );
    const [found] = (await report([layer])).formulations as Evaluation[];
    expect(found!.nearest!.reached.join(" ")).toContain("2.2 mg/cm² (column doubtful)");
    expect(found!.recipe.find(({ what }) => what === "loading")!.refs).not.toContain(80);
  });

  it("a study that states no process is not cited for it [104, 105]", async () => {
    const layer = file(
      "graphite.yaml",
      "component: anode\nanode: graphite\nprocess: wet\nbinder: NBR\nbinder_content: 2.5 wt%\nsolid_electrolyte: LPSCl\n",
    );
    const [found] = (await report([layer])).formulations as Evaluation[];
    // and the one that states it has silicon beside the graphite
    expect(found!.findings.map(({ rule }) => rule)).not.toContain("reported-layer-by-this-process");
    expect(found!.nearest!.record).toMatch(/^t3-104/);
    expect(found!.nearest!.differs.join(" ")).toMatch(/process not stated/);
  });

  it("an amount reported once is said so, with its study", async () => {
    const { formulations } = await report([open]);
    const recipe = "layer" in formulations[0]! ? formulations[0]!.recipe : [];
    expect(recipe[0]?.says).toMatch(/reported once with nbr: 2\.5 wt%/);
    expect(recipe[0]?.refs).toContain(46);
  });

  it("what is not given is said not to be checked", async () => {
    const { formulations } = await report([open]);
    const entry = formulations[0]!;
    expect(entry.verdict).toBe("unknown");
    expect("layer" in entry && entry.verdict_reasons.join(" ")).toMatch(/the solvent is not given/);
  });
});

describe("thresholds and exit codes", () => {
  it.each<[string[], number]>([
    [[good], 0],
    [[nmp], 0],
    [[nmp, "--fail-on", "excluded"], 1],
    [[open, "--fail-on", "excluded"], 0],
    [[open, "--fail-on", "unknown"], 1],
    [[heptane, "--fail-on", "unknown"], 0],
    [[heptane, "--fail-on", "caution"], 1],
    [[heptane, "--fail-on", "warn:high"], 1],
    [[good, "--fail-on", "caution"], 0],
    [[good, "--fail-on", "never"], 2],
    [["nowhere.yaml"], 2],
    [[join(folder, "*.none")], 2],
    [[file("odd.ending", "x")], 2],
    [[good, "--resume"], 2],
    [["-", "--shard", "1/2"], 2],
    [[good, "--shard", "3/2"], 2],
    [[good, "--format", "json", "--format", "csv"], 2],
  ])("%j ends with %i", async (args, status) => {
    expect((await evaluate(args)).status).toBe(status);
  });

  it("--show leaves out what is better, and counts it all the same", async () => {
    const { formulations, counts } = await report([good, nmp, "--show", "caution"]);
    expect(formulations.map(({ name }) => name)).toEqual(["nmp"]);
    expect(counts.formulations).toBe(2);
  });
});

describe("what is put up with", () => {
  const accepted = (until: string) =>
    file(
      `accept-${until}.yaml`,
      `- {rule: non-solvent-by-prediction, reason: seen to dissolve, until: ${until}}\n`,
    );
  it("a finding accepted in a file does not fail, and is counted", async () => {
    const { status } = await evaluate([heptane, "--fail-on", "caution", "--accept", accepted("2026-12-31")]);
    const { counts, formulations } = await report([heptane, "--accept", accepted("2026-12-31")]);
    expect([status, counts.accepted]).toEqual([0, 1]);
    expect(formulations[0]).toMatchObject({ verdict: "caution", verdict_as_accepted: "viable" });
  });
  it("until its day is over", async () => {
    const args = [heptane, "--fail-on", "caution", "--accept", accepted("2026-12-31")];
    expect((await evaluate(args, { today: "2026-12-31" })).status).toBe(0);
    expect((await evaluate(args, { today: "2027-01-01" })).status).toBe(1);
  });
  it("what a file accepts and nothing has is said at the end", async () => {
    const { stderr } = await evaluate([good, "--accept", accepted("2026-12-31")]);
    expect(stderr).toBe("Accepted, but no finding of any formulation: non-solvent-by-prediction.\n");
  });
  it("a file of acceptances without reasons is refused with its place", async () => {
    const path = file("bare.yaml", "- {rule: x, until: 2026-12-31}\n");
    const { status, stderr } = await evaluate([good, "--accept", path]);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/bare\.yaml:1:\d+ bad-shape[\s\S]*reason/)]);
  });
  it("a baseline leaves only what is new", async () => {
    const baseline = file("baseline.json", (await evaluate([nmp, heptane, "--json"])).stdout);
    const again = await evaluate([nmp, heptane, "--baseline", baseline, "--fail-on", "caution"]);
    expect(again.status).toBe(0);
    const moved = file("moved.yaml", `# moved\nname: other name\n${NBR}solvent: NMP\n`);
    expect((await evaluate([moved, "--baseline", baseline, "--fail-on", "caution"])).status).toBe(0);
    const worse = file("worse.yaml", `${NBR.replace("2 wt%", "12 wt%")}solvent: NMP\n`);
    expect((await evaluate([worse, "--baseline", baseline, "--fail-on", "caution"])).status).toBe(1);
  });
  it("a baseline without keys says how to write one", async () => {
    const brief = file("brief.jsonl", (await evaluate([nmp, "--format", "jsonl"])).stdout);
    expect((await evaluate([nmp, "--baseline", brief])).stderr).toMatch(/write it with --format json/);
  });
});

describe("formats", () => {
  const bad = file("bad.yaml", "component: cathod\n");
  const all = [good, nmp, heptane, open, bad];

  it("SARIF fits its schema, and every result has a place", async () => {
    const { stdout } = await evaluate([...all, "--format", "sarif"]);
    const require = createRequire(import.meta.url);
    const { default: Ajv } = require("ajv-draft-04");
    const schema = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
    const ajv = new Ajv({ strict: false, unicodeRegExp: false });
    require("ajv-formats").default(ajv);
    const validate = ajv.compile(schema);
    const log = JSON.parse(stdout);
    expect([validate(log), validate.errors]).toEqual([true, null]);
    const [run] = log.runs;
    const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
    for (const result of run.results) {
      expect(ids).toContain(result.ruleId);
      expect(result.locations[0].physicalLocation.region.startLine).toBeGreaterThan(0);
    }
  });

  it("JUnit is read by a parser, with its counts", async () => {
    const hostile = file("hostile.yaml", `name: "<&\\u0007]]>"\n${NBR}solvent: NMP\n`);
    const { stdout } = await evaluate([...all, hostile, "--format", "junit"]);
    const suite = new XMLParser({ ignoreAttributes: false }).parse(stdout, true).testsuites.testsuite;
    expect(suite["@_tests"]).toBe("6");
    expect(suite["@_errors"]).toBe("1");
    expect(suite.testcase.filter((entry: object) => "failure" in entry)).toHaveLength(3);
  });

  it("JUnit has a name in quotes whatever it is called, and no character that XML lacks", async () => {
    const names = ["true", "a\ufffe\uffffb"];
    const lines = names.map((name) => JSON.stringify({ name, component: "sheet", "x-\uffff": "\uffff" }));
    const named = file("named.ndjson", [...lines, '{"component":"\uffff"}'].join("\n"));
    const { stdout } = await evaluate([named, "--format", "junit"]);
    expect(stdout).not.toMatch(/[\ufffe\uffff]/);
    expect([...stdout.matchAll(/<testcase name="([^"]*)" classname="/g)].map(([, name]) => name)).toEqual([
      "true",
      "a\\xfffe\\xffffb",
      expect.stringMatching(/named\.ndjson:3$/),
    ]);
  });

  it.each(["caution", "unknown", "excluded", "warn:high"])(
    "JUnit fails what --fail-on %s looks for, and nothing else",
    async (threshold) => {
      const { stdout } = await evaluate([...all, "--format", "junit", "--fail-on", threshold]);
      const shown = JSON.parse((await evaluate([...all, "--show", threshold, "--json"])).stdout);
      const { testsuite } = new XMLParser({ ignoreAttributes: false }).parse(stdout, true).testsuites;
      const failed = testsuite.testcase.filter((entry: object) => "failure" in entry);
      expect(failed).toHaveLength(shown.formulations.length);
      expect(testsuite["@_failures"]).toBe(String(failed.length));
      const skipped = testsuite.testcase.filter((entry: object) => "skipped" in entry);
      expect(testsuite["@_skipped"]).toBe(String(skipped.length));
    },
  );

  it("github lines have file and line, and no line break of their own", async () => {
    const { stdout } = await evaluate([...all, "--format", "github"]);
    const lines = stdout.trim().split("\n");
    expect(
      lines.filter(
        (line) =>
          !/^::(error|warning|notice) (file=[^,]+,line=\d+,col=\d+,title=[^:]+|title=binder-advise)::/.test(
            line,
          ),
      ),
    ).toEqual([]);
    expect(stdout).toMatch(
      /::error file=.*nmp\.yaml,line=6,col=10,title=sulfide-incompatible-solvent::nmp: /,
    );
  });

  it("in brief, what is said against a formulation is as grave as its verdict", async () => {
    const levels = { nmp: "error", heptane: "warning", open: "note" } as Record<string, string>;
    const brief = [nmp, heptane, open, "--detail", "verdict"];
    const { runs } = JSON.parse((await evaluate([...brief, "--format", "sarif"])).stdout);
    const results = runs[0].results as { level: string; message: { text: string } }[];
    const found = results.map(({ level, message }) => [message.text.split(":")[0]!, level] as const);
    expect(new Map(found)).toEqual(new Map(Object.entries(levels)));
    expect(found.filter(([name, level]) => level !== levels[name])).toEqual([]);
    const github = (await evaluate([...brief, "--format", "github"])).stdout;
    const lines = [...github.matchAll(/^::(\w+) file.*::(\w+): /gm)].map(([, level, name]) => [
      name!,
      level!,
    ]);
    expect(lines).toEqual(found.map(([name, level]) => [name, level === "note" ? "notice" : level]));
  });

  it("a terminal too narrow for the table gets its narrowest", async () => {
    const { stdout, status } = await evaluate([good, nmp, heptane, open], { columns: 20 });
    expect([status, stdout.split("\n").find((line) => line.startsWith("┌"))?.length]).toEqual([0, 44]);
  });

  it("CSV runs nothing in a spreadsheet", async () => {
    const path = file(
      "formula.ndjson",
      `{"name":"=1+1","component":"sheet"}\n{"name":"@x","component":"sheet"}\n{"name":"-1, \\"a\\"","component":"sheet"}`,
    );
    const rows = parseCsv((await evaluate([path, "--format", "csv"])).stdout, { columns: true }) as {
      name: string;
    }[];
    expect(rows.map(({ name }) => name)).toEqual(["'=1+1", "'@x", `'-1, "a"`]);
  });

  it("several at once, each to its place", async () => {
    const sarif = join(folder, "out.sarif");
    const { stdout } = await evaluate([nmp, "--format", "table", "--format", `sarif=${sarif}`]);
    expect(stdout).toMatch(/1 formulation: .*1 excluded/);
    expect(JSON.parse(readFileSync(sarif, "utf8")).version).toBe("2.1.0");
  });

  it.each([80, 120])(
    "tables keep to %i columns, and show escapes instead of acting on them",
    async (columns) => {
      const path = file("escape.yaml", `name: "\\e[31mred"\n${NBR}solvent: NMP\n`);
      for (const args of [[path], [...all, path]]) {
        const { stdout } = await evaluate(args, { columns });
        expect(stdout).not.toContain("\u001b");
        expect(
          stdout.split("\n").filter((line) => [...line].length > columns && !line.includes("http")),
        ).toEqual([]);
      }
    },
  );

  it("markdown keeps a name from becoming a table of its own", async () => {
    const path = file("pipe.yaml", `name: "a|b<img>"\n${NBR}solvent: NMP\n`);
    const { stdout } = await evaluate([path, nmp, "--format", "markdown"]);
    const row = stdout.split("\n").find((line) => line.startsWith("| a"));
    expect(row?.split(/(?<!\\)\|/)).toHaveLength(8);
    expect(stdout).not.toMatch(/<img>/);
  });
});

describe("standard input", () => {
  it.each([
    ["yaml", `${NBR}solvent: toluene\n`, []],
    ["json", `{\n "component": "sheet", "binder": "NBR", "solvent": "toluene"\n}`, []],
    ["ndjson", `{"component":"sheet","binder":"NBR","solvent":"toluene"}\n`, []],
    ["csv", `component,binder,solvent\nsheet,NBR,toluene\n`, ["--input-format", "csv"]],
    ["csv with semicolons", `component;binder;solvent\nsheet;NBR;toluene\n`, ["--input-format", "csv"]],
  ])("as %s", async (_format, stdin, args) => {
    const { counts, broken } = await report(["-", ...args], { stdin });
    expect([counts.formulations, broken]).toEqual([1, []]);
  });
});

describe("bad input is refused with care", () => {
  it.each<[string, string, string | Uint8Array, RegExp]>([
    ["an empty file", "empty.yaml", "", /no-input.*is empty/],
    ["an empty NDJSON file", "empty.ndjson", "", /no-input.*is empty/],
    ["comments alone", "comments.yaml", "# nothing\n", /nothing but comments/],
    ["a heading alone", "heading.csv", "component,binder\n", /a heading and no formulation/],
    ["an empty list", "list.json", "[]", /an empty list/],
    [
      "UTF-16",
      "wide.yaml",
      Buffer.from("\ufeffcomponent: sheet", "utf16le"),
      /UTF-16 text \(little endian\)/,
    ],
    ["UTF-16 lines", "wide.ndjson", Buffer.from('\ufeff{"component":"sheet"}\n', "utf16le"), /UTF-16 text/],
    ["bytes that are no text", "bytes.yaml", Buffer.from([0x61, 0x3a, 0xff]), /byte 3 is not UTF-8/],
    ["a key twice", "twice.yaml", "component: sheet\ncomponent: anode\n", /bad-yaml/],
    ["a tab", "tab.yaml", "component: sheet\n\tbinder: NBR\n", /bad-yaml/],
    [
      "aliases that multiply",
      "bomb.yaml",
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      /aliases/,
    ],
    ["deep YAML", "deep.yaml", "[".repeat(20_000), /bad-yaml/],
    ["deep JSON", "deep.json", "[".repeat(200_000), /nested deeper than 100/],
    [
      "a deep line",
      "deep.ndjson",
      `{"component":${"[".repeat(5000)}${"]".repeat(5000)}}`,
      /nested deeper than 100/,
    ],
    ["a trailing comma", "comma.json", '{"component":"sheet",}', /bad-json/],
    ["NaN", "nan.json", '{"component":"sheet","binder_content":NaN}', /bad-json/],
    [
      "a number beyond all",
      "beyond.json",
      '{"component":"sheet","thickness":{"value":1e309,"unit":"um"}}',
      /bad-quantity/,
    ],
    [
      "infinity in YAML",
      "inf.yaml",
      "component: sheet\nthickness: {value: .inf, unit: um}\n",
      /bad-quantity/,
    ],
    ["a ragged row", "ragged.csv", "component,binder\nsheet\n", /1 cells, the heading 2 columns/],
    ["a stray quote", "quote.csv", 'component,binder\nsheet,"N"BR\n', /bad-csv/],
    [
      "a prototype key",
      "proto.ndjson",
      '{"component":"sheet","__proto__":{"x":1}}',
      /"__proto__" is not known/,
    ],
    [
      "an unknown column",
      "column.csv",
      "component,bnder\nsheet,NBR\n",
      /"bnder" is not known here. Did you mean binder/,
    ],
  ])("%s", async (_what, name, content, message) => {
    const path = file(name, content);
    const { stdout, status, stderr } = await evaluate([path, "--format", "csv", "--detail", "verdict"]);
    expect(`${stdout}`.replaceAll('""', '"')).toMatch(new RegExp(`broken[\\s\\S]*${message.source}`));
    expect(stderr).not.toMatch(/bug in binder-advise/);
    expect(status).toBe(2);
  });

  it("a document beyond all size is told so, before it is read", async () => {
    const huge = file("huge.yaml", "");
    truncateSync(huge, 65 << 20);
    const { broken } = await report([huge]);
    expect(broken[0]!.problems[0]).toMatchObject({
      code: "too-large",
      help: expect.stringMatching(/smaller/),
    });
  });

  it.each<[string, string]>([
    ["a byte order mark", `\ufeff${NBR}solvent: toluene\n`],
    ["CRLF", `${NBR}solvent: toluene\n`.replaceAll("\n", "\r\n")],
  ])("%s is no fault", async (_what, content) => {
    expect((await report([file("mark.yaml", content)])).counts.formulations).toBe(1);
    const csv = `${content.startsWith("\ufeff") ? "\ufeff" : ""}component,binder,solvent\r\nsheet,NBR,toluene\r\n`;
    expect((await report([file("mark.csv", csv)])).broken).toEqual([]);
  });

  it("links that lead round in a folder are not followed, and a folder may look like a file", async () => {
    const round = join(folder, "round.yaml");
    mkdirSync(round, { recursive: true });
    writeFileSync(join(round, "a.yaml"), `${NBR}solvent: toluene\n`);
    symlinkSync(round, join(round, "again"));
    expect((await report([round])).counts.formulations).toBe(1);
  });

  it("a folder gives what links lead to, and endings in any case; one that leads nowhere is told of", async () => {
    const given = join(folder, "given");
    mkdirSync(join(given, "inner"), { recursive: true });
    writeFileSync(join(given, "UPPER.CSV"), "name,component,process,binder\na,sheet,dry,ptfe\n");
    writeFileSync(join(given, "Mixed.Yml"), `${NBR}solvent: toluene\n`);
    symlinkSync("../../good.yaml", join(given, "inner", "link.yaml"));
    const files = async (path: string) => {
      const { formulations, broken } = await report([path]);
      return [...formulations, ...broken].map(({ place }) => place.file.replace(/.*\/given\//, ""));
    };
    expect(await files(given)).toEqual(["Mixed.Yml", "UPPER.CSV", "inner/link.yaml"]);
    expect(await files(join(given, "*", "*.yaml"))).toEqual(["inner/link.yaml"]);
    symlinkSync("nowhere", join(given, "lost.yaml"));
    expect((await report([given])).broken.map(({ problems }) => problems[0]!.code)).toEqual([
      "unreadable-file",
    ]);
  });

  it("a file that cannot be read loses itself alone", async () => {
    const locked = file("locked.yaml", NBR);
    chmodSync(locked, 0);
    const { stdout, status } = await evaluate([locked, good, "--format", "jsonl"]);
    const isRoot = process.getuid?.() === 0;
    expect(stdout.trim().split("\n")).toHaveLength(2);
    expect(status).toBe(isRoot ? 0 : 2);
  });

  it("whatever the bytes, it ends with 0, 1 or 2 and without a stack", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: "binary", maxLength: 200 }).map((text) => Buffer.from(text)),
      fc.json().map((text) => Buffer.from(text)),
      fc
        .array(
          fc.constantFrom(
            "component",
            ":",
            " ",
            "sheet",
            "\n",
            "- ",
            "{",
            "}",
            "[",
            "]",
            '"',
            ",",
            "binder",
            "&a",
            "*a",
            "2 wt%",
            "'",
            "\t",
            "|",
            "!!js",
            "__proto__",
          ),
          { maxLength: 40 },
        )
        .map((parts) => Buffer.from(parts.join(""))),
    );
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.constantFrom("yaml", "json", "ndjson", "csv"),
        fc.constantFrom("json", "jsonl", "csv", "sarif", "junit", "github", "markdown", "table"),
        async (content, input, output) => {
          const path = file("any.bytes", content);
          const { status, stderr } = await evaluate([path, "--input-format", input, "--format", output]);
          expect(stderr).not.toMatch(/bug in binder-advise/);
          expect([0, 1, 2]).toContain(status);
        },
      ),
      { numRuns: 300 },
    );
  }, 120_000);
});

describe("a file to start from", () => {
  it.each(["cathode", "anode", "sheet"])("of a %s is valid as it stands", async (component) => {
    const { stdout } = await cli(["init", "--component", component]);
    expect(stdout).toMatch(/^# yaml-language-server: \$schema=.*formulation\.schema\.json\n/);
    const { counts, formulations } = await report([file(`init-${component}.yaml`, stdout)]);
    expect([counts.broken, formulations[0]!.verdict]).toEqual([0, "recommended"]);
  });
  it("is not written over one that exists", async () => {
    expect((await cli(["init", "--output", good])).status).toBe(2);
  });
  it("its keys, their names and units stand in the schema", async () => {
    const { stdout } = await cli(["schema", "formulation"]);
    const { properties } = JSON.parse(stdout);
    expect(properties.binder_content.description).toMatch(/wt%.*also called:.*weight fraction/);
    expect(properties.stack_pressure.description).toMatch(/MPa.*pressure\.operation/);
  });
});
