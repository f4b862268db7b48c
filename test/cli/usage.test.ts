import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/index.js";
import type { Advice } from "../../src/model/advice.js";
import type { BlendReport } from "../../src/model/blend-report.js";
import { SCHEMA_NAMES } from "../../src/model/words.js";
import { type CliSetup, cli, words } from "./run-cli.js";

const folder = mkdtempSync(join(tmpdir(), "binder-advise-usage-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("what cannot be run ends with 2, one clear sentence on stderr and nothing on stdout", () => {
  const table: [string, RegExp][] = [
    ["--component cathode --process dry --solvent toluene", /dry process uses no solvent/],
    ["--component cathode --process wet --anode-class LLS", /not of a cathode/],
    [
      "--component anode --process wet --anode graphite --anode-class ULS",
      /graphite anode is of class LLS, not ULS/,
    ],
    ["--component cathode --process wet --stack-pressure -3", /number of MPa that is not negative, not "-3"/],
    ["--component cathode --process wet --stack-pressure abc", /not "abc"/],
    ["--component cathode --process wet --stack-pressure 1e309", /not "1e309"/],
    ["--component cathode --process wet --stack-pressure 2,5", /write 2\.5/],
    ["--component cathode --process wet --stack-pressure NaN", /not "NaN"/],
    ["--component cathode --process wet --stack-pressure 5mPa", /--stack-pressure: mPa is a thousandth/],
    ["--component cathode --process wet --stack-pressure 2-5MPa", /--stack-pressure: "2-5MPa" is a range/],
    ["--component cathode --process wet --stack-pressure 2,5bar", /decimal comma; write 2\.5bar/],
    ["--component cathode --process wet --stack-pressure -5bar", /--stack-pressure: -5 bar is below zero/],
    [
      "--component cathode --process wet --stack-pressure 5g --temperature 60V",
      /--stack-pressure: The unit "g"[\s\S]*--temperature: The unit "V"/,
    ],
    ["--component cathode --process wet --pressure low --stack-pressure 30", /30 MPa is not low/],
    ["--component anode --anode lithium-metal --process dry", /foil is not made by a dry/],
    ["--component cathode --process wet --binder nbrr", /did you mean nbr\b/],
    ["--component cathode --process wet --solvent tolune", /did you mean toluene/],
    ["--component cathode --process wet --scaffold nylon", /goes with --process scaffold/],
    ["--component sheet --process wet --electrolyte-free", /speaks of an anode/],
    ["--component anode --process wet --electrolyte-free --solid-electrolyte lpscl", /exclude each other/],
    ["--process dry", /--component is missing: choose cathode, anode or sheet/],
    ["--component cathode", /--process is missing: choose dry, wet or scaffold/],
    ["", /--component is missing/],
    ["--component cathod --process dry", /did you mean cathode/],
    ["--component cathode --process dry --aim speed", /--aim takes balanced/],
    ["--component cathode --process dry --top 0", /whole number from 1/],
    ["--component cathode --process dry --frmat json", /Did you mean --format/],
    ["lst", /There is no command "lst"; did you mean list\?/],
    ["recomend --component cathode --process dry", /did you mean recommend\?/],
    ["help evaluat", /There is no command "evaluat"; did you mean evaluate\?/],
    ["--component cathode --process wet --draws 1000000000", /from 1 to 1000000/],
    ["--component cathode --process wet --concentration 1e308", /from 1 to 1000000/],
    ["--component cathode --process wet --cathode-potential 400", /at most 10 V vs\. Li\/Li\+/],
    ["--component cathode --process wet --temperature 1e9", /at most 1000 °C/],
    ["solubility nbr toluene --temperature 1e6", /at most 1000 °C/],
    ["--component cathode --process dry --binder nbr --exclude-binder nbr", /leave nothing/],
    ["--component cathode --process wet --solvent toluene --exclude-solvent toluene", /leave nothing/],
    ["--component cathode --process wet --solvent toluene+anisole --max-solvents 1", /is of two solvents/],
    ["--component cathode --process wet --json --format csv", /exclude each other/],
    ["explain tpu@anisole --solvent toluene --component anode --process wet", /names its solvent/],
    ["list nothing", /binders, solvents/],
    ["show binder nonsense-polymer", /No binder is known as "nonsense-polymer"/],
    ["cite 129", /numbers run from 1 to 128/],
    ["schema nothing", /advice/],
    [
      "--component cathode --process wet --solvent toluene+anisole+n-heptane",
      /is of three solvents, and a ranking takes two/,
    ],
    ["--component cathode --process wet --sweep 4 --all", /drop --all or --sweep/],
    [
      "--component cathode --process dry --rules package.json/rules",
      /package\.json\/rules cannot be read: ENOTDIR/,
    ],
    ["evaluate package.json/x.yaml", /package\.json\/x\.yaml cannot be read: ENOTDIR/],
    ["evaluate /dev/null --input-format ndjson", /is a pipe or a device.*give it as -/s],
    ...["rules new some-rule", "init"].map((command): [string, RegExp] => [
      `${command} --output package.json`,
      /^usage .*\n.*package\.json exists already and was left alone.*\n.*help: Name a file that is not there/,
    ]),
    ["solubility nbr --solvent-smiles CC(=O)CC.CCO", /is of several molecules/],
    ["--component cathode --process dry --rules /no/such/folder", /no\/such\/folder/],
    ["solubility", /Name a binder, or give its repeat unit with --binder-smiles/],
    ["solubility nbrr toluene", /did you mean nbr\b/],
    ["solubility nbr tolune anisol", /did you mean toluene[\s\S]*did you mean anisole/],
    ["solubility nbr toluene --temperature 2,5", /write 2\.5/],
    ["solubility nbr toluene --temperature -300", /at least -273\.15/],
    ["solubility --binder-smiles C(C toluene", /cannot be read as a SMILES/],
    ["blend nbr toluene", /two or three solvents, not 1/],
    ["blend nbr toluene toluene", /stands twice/],
    ["blend nbr toluene anisole n-heptane n-hexane", /two or three solvents, not 4/],
    ["blend nbr toluene+anisole n-heptane", /one by one/],
    ["blend nbr toluene anisole --component cathode", /--process is missing/],
    ["blend nbr toluene anisole --component cathode --process dry", /uses no solvent to blend/],
    ["blend nbr toluene anisole --anode grahpite", /did you mean graphite/],
    ["blend nbr toluene anisole --aim scale-up", /unknown option '--aim'/],
    ["--component cathode --process wet --max-solvents 3", /whole number from 1 to 2, not "3"/],
    ["--component cathode --process wet --max-solvents x", /not "x"/],
    ["fit-hsp /no/such/trials.csv", /cannot be read/],
    ["fit-hsp test/fixtures/trials/wrong.csv", /wrong\.csv:3:1[\s\S]*"maybe" is neither/],
    [
      "fit-hsp test/fixtures/trials/unknown.csv",
      /unknown\.csv:2:1[\s\S]*did you mean toluene[\s\S]*stands in line 3/,
    ],
    ["fit-hsp test/fixtures/trials/header.csv", /header lacks good/],
    ["fit-hsp test/fixtures/trials/none-good.csv", /No solvent is good/],
    ["fit-hsp test/fixtures/trials/trials.csv --overlay mine", /needs --binder/],
    ["--component cathode --process dry --output /no/such/folder/x.txt", /cannot be written/],
  ];
  it.each(table)("%s", async (line, sentence) => {
    const { status, stdout, stderr } = await cli(words(line));
    expect(stderr).toMatch(sentence);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  it("names every problem at once", async () => {
    const { stderr } = await cli(words("--component cathod --process wett --aim speed"));
    expect(stderr).toMatch(/--component[\s\S]*--process[\s\S]*--aim/);
  });
});

describe("a quantity with its unit", () => {
  it.each([
    [
      "recommend --component cathode --process wet --temperature 80",
      "--stack-pressure",
      ["5 MPa", "5000 kPa", "50bar"],
      "5",
    ],
    [
      "recommend --component cathode --process wet --stack-pressure 5",
      "--temperature",
      ["80 °C", "353.15 K", "176F"],
      "80",
    ],
    ["recommend --component cathode --process dry", "--cathode-potential", ["4.3 V", "4300mV"], "4.3"],
    ["explain ptfe --component cathode --process dry", "--stack-pressure", ["0.3 GPa"], "300"],
    ["solubility nbr toluene", "--temperature", ["60C", "333.15 K"], "60"],
    ["blend nbr toluene anisole", "--drying-temperature", ["353.15K"], "80"],
  ])("%s %s is the plain number it comes to", async (line, option, quantities, number) => {
    const plain = await cli([...words(line), option, number, "--json"]);
    expect(plain.stderr).toBe("");
    for (const quantity of quantities) {
      const { stdout, status } = await cli([...words(line), option, quantity, "--json"]);
      expect({ stdout, status }).toEqual({ stdout: plain.stdout, status: plain.status });
    }
  });
});

describe("thermodynamics on the command line", () => {
  it.each([
    "solubility nbr",
    "solubility nbr anisole toluene",
    "blend nbr dibromomethane n-hexyl-butyrate",
    "fit-hsp test/fixtures/trials/trials.csv",
  ])("%s: fits its width, and JSON stands alone and is the same twice", async (line) => {
    for (const columns of [60, 80, 120]) {
      const { stdout } = await cli(words(line), { columns });
      for (const row of stdout.split("\n")) expect([...row].length, row).toBeLessThanOrEqual(columns);
    }
    const [first, second] = [await cli(words(`${line} --json`)), await cli(words(`${line} --json`))];
    expect(JSON.parse(first.stdout).schema).toMatch(/^binder-advise\/\w+@1$/);
    expect(first.stderr).toBe("");
    expect(second.stdout).toBe(first.stdout);
  });
  it("a spelling, a CAS number and an alias name the same solvent", async () => {
    const ids = await Promise.all(
      ["toluene", "108-88-3", "Toluene"].map(async (name) => {
        const { stdout } = await cli(["solubility", "NBR", name, "--json"]);
        return JSON.parse(stdout).results[0].solvent.id;
      }),
    );
    expect(ids).toEqual(["toluene", "toluene", "toluene"]);
  });
  it("a binder by its structure is a candidate with evidence predicted, and says how it was estimated", async () => {
    const { stdout, status } = await cli([
      ...words("--component cathode --process wet --json --binder-smiles"),
      "[*]CC=CC[*]:0.67;[*]CC([*])C#N:0.33",
    ]);
    const advice = JSON.parse(stdout);
    expect(advice.ranking[0]).toMatchObject({ binder: { id: "estimated-binder" }, verdict: "unknown" });
    expect(advice.ranking[0]!.evidence.grade).toBe("predicted");
    expect(advice.assumptions.join(" ")).toMatch(/group sums of Hoftyzer and Van Krevelen/);
    expect(status).toBe(1);
  });
  it("--max-solvents 1 proposes and lists no blend; without it a blend stands only above the single solvents of its binder", async () => {
    const line = "--component cathode --process wet --json --top 4000";
    const one = JSON.parse((await cli(words(`${line} --max-solvents 1`))).stdout).ranking;
    expect(one.every((entry: { solvents: unknown[] }) => entry.solvents.length < 2)).toBe(true);
    const two = JSON.parse((await cli(words(line))).stdout).ranking as {
      binder: { id: string };
      solvents: { volume_fraction: number | null }[];
    }[];
    const proposed = two.filter(
      ({ solvents }) => solvents.length === 2 && solvents[0]!.volume_fraction !== null,
    );
    expect(proposed.length).toBeGreaterThan(0);
    for (const entry of proposed) expect(two.find(({ binder }) => binder.id === entry.binder.id)).toBe(entry);
  });
  it("a fitted sphere becomes an overlay that check accepts and solubility uses", async () => {
    const mine = join(folder, "mine");
    const trials = "test/fixtures/trials/trials.csv";
    const fit = await cli(["fit-hsp", trials, "--binder", "my-rubber", "--overlay", mine, "--json"]);
    expect(JSON.parse(fit.stdout).overlay).toBe(mine);
    const again = await cli(["fit-hsp", trials, "--binder", "my-rubber", "--overlay", mine]);
    expect([again.status, again.stderr]).toEqual([
      2,
      expect.stringMatching(/is there already: name another folder/),
    ]);
    const found = await cli(["solubility", "my-rubber", "toluene", "--data", mine, "--json"]);
    expect(found.stderr).toBe("");
    expect(JSON.parse(found.stdout).results[0]).toMatchObject({ verdict: "soluble", red: { spheres: 1 } });
  });
});

describe("answers", () => {
  it("JSON parses, stands alone on stdout and is the same twice", async () => {
    const line = words("--component cathode --process wet --json");
    const [first, second] = [await cli(line), await cli(line)];
    expect(first.stderr).toBe("");
    expect(JSON.parse(first.stdout).schema).toBe("binder-advise/advice@1");
    expect(JSON.parse(first.stdout).ranking).toHaveLength(10);
    expect(second.stdout).toBe(first.stdout);
  });

  it("the same seed gives the same bytes; another the same leader, its share within a few per cent", async () => {
    const ask = async (seed: number) =>
      (await cli(words(`--component cathode --process dry --json --seed ${seed}`))).stdout;
    const [first, again, other] = [await ask(1), await ask(1), await ask(7)];
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    const [a, b] = [JSON.parse(first), JSON.parse(other)];
    expect(b.ranking).toEqual(a.ranking);
    expect(b.robustness.tied).toEqual(a.robustness.tied);
    for (const [index, { id, first: share }] of a.robustness.contenders.entries()) {
      expect(b.robustness.contenders[index].id).toBe(id);
      expect(Math.abs(b.robustness.contenders[index].first - share)).toBeLessThan(0.08);
    }
  });

  it("recommend is the default command", async () => {
    const line = words("--component sheet --process dry --json");
    expect((await cli(["recommend", ...line])).stdout).toBe((await cli(line)).stdout);
  });

  it("a cathode by scaffold is an empty ranking, one sentence and exit 1", async () => {
    const { status, stdout } = await cli(words("--component cathode --process scaffold"));
    expect(status).toBe(1);
    expect(stdout).toMatch(/^No study reports a cathode made by filling a scaffold/);
    const json = await cli(words("--component cathode --process scaffold --json"));
    expect(JSON.parse(json.stdout).ranking).toEqual([]);
    expect(json.stderr).toMatch(/^No study reports/);
  });

  it("names find records whatever the spelling", async () => {
    for (const name of ["NBR", "nitrile butadiene rubber", "Nitrile-Butadiene Rubber"]) {
      const { stdout } = await cli([
        "--component",
        "cathode",
        "--process",
        "wet",
        "--binder",
        name,
        "--solvent",
        "108-88-3",
        "--json",
      ]);
      expect(JSON.parse(stdout).query).toMatchObject({ binders: ["nbr"], solvents: ["toluene"] });
    }
    const { stdout } = await cli([
      "--component",
      "sheet",
      "--process",
      "dry",
      "--solid-electrolyte",
      "Li₆PS₅Cl",
      "--json",
    ]);
    expect(JSON.parse(stdout).query.solid_electrolyte).toBe("lpscl");
  });

  it("options repeat, since solvent names hold commas", async () => {
    const { stdout } = await cli(
      words(
        "--component anode --process wet --solvent 1,6-dichlorohexane --solvent DBM+hexyl-butyrate --binder tpu --json",
      ),
    );
    expect(JSON.parse(stdout).query.solvents).toEqual([
      "1,6-dichlorohexane",
      "dibromomethane+n-hexyl-butyrate",
    ]);
  });

  it("a binder asked for by name is listed with why it is out", async () => {
    const { stdout } = await cli(words("--component cathode --process dry --binder nbr --json"));
    const { excluded } = JSON.parse(stdout);
    expect(excluded[0].findings[0]).toMatchObject({ rule: "binder-outside-dry-process", effect: "exclude" });
  });

  it.each<[string, string[]]>([
    ["--solvent nmp --solvent toluene", ["n-methyl-2-pyrrolidone"]],
    ["--solvent nmp", ["n-methyl-2-pyrrolidone"]],
    [
      "--binder nbr --binder tpu --solvent toluene --solvent dmf",
      ["nbr@n,n-dimethylformamide", "tpu@n,n-dimethylformamide", "tpu@toluene"],
    ],
    ["--binder nbr", []],
    ["--binder nbr --binder paa", ["paa"]],
    ["", []],
  ])("of what is out, that is listed which was asked for and came to nothing: %s", async (line, listed) => {
    const { stdout } = await cli(
      words(`--component cathode --process wet ${line} --json`.replace("  ", " ")),
    );
    const { excluded, counts } = JSON.parse(stdout) as Advice;
    const pairs = excluded.map(({ binder, solvents }) => [
      binder!.id,
      solvents.map(({ id }) => id).join("+"),
    ]);
    const isAsked = (kind: string) => line.includes(`--${kind}`);
    const names = pairs.map((pair) =>
      pair.filter((_, index) => isAsked(index === 0 ? "binder" : "solvent")).join("@"),
    );
    expect([...new Set(names)].sort()).toEqual(listed);
    // a binder that is out by itself says nothing of a solvent, nor the other way round
    const rules = new Set(excluded.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
    if (listed.length === 1) expect(rules.size).toBe(1);
    expect(counts.excluded).toBeGreaterThanOrEqual(excluded.length);
  });

  it("--all lists every exclusion", async () => {
    const { stdout } = await cli(words("--component cathode --process wet --binder nbr --all --json"));
    const { excluded, counts } = JSON.parse(stdout) as Advice;
    expect(excluded).toHaveLength(counts.excluded);
  });

  it.each<[string, RegExp, RegExp]>([
    [
      "why-not nbr --solvent n-methyl-2-pyrrolidone --component anode --anode silicon-graphite --process wet",
      /^nbr from n-methyl-2-pyrrolidone is excluded\./,
      /whatever it is combined/,
    ],
    [
      "compare spandex pvdf --component anode --anode anode-less --process wet",
      /^sulfide-compatibility +– +– +–$/m,
      /sulfide-compatibility.*0\.00/,
    ],
    [
      "compare nbr@anisole nbr@toluene --component anode --anode silicon-graphite --process wet",
      /nbr@toluene wins if/,
      /wins if the adhesion of nbr/,
    ],
    [
      "--component anode --anode anode-less --process wet --binder spandex --format markdown",
      /also: N-methyl-2-pyrrolidone; tetrahydrofuran \(viable\); water \(caution\)/,
      /undefined/,
    ],
    [
      "--component sheet --process wet --binder emg --format markdown",
      /1,2-dichlorobenzene \+ n-butyl butyrate \(ratio not known\)<br>also: /,
      /undefined/,
    ],
  ])("%s says what holds", async (line, holds, doesNot) => {
    const { stdout } = await cli(words(line), { columns: 200 });
    expect(stdout).toMatch(holds);
    expect(stdout).not.toMatch(doesNot);
  });

  it.each<[string, string, (answer: Advice) => unknown, unknown]>([
    ["--pairs", "--component cathode --process wet --top 3 --pairs", ({ ranking }) => ranking.length, 3],
    [
      "--robustness",
      "--component cathode --process dry --robustness off",
      ({ robustness }) => robustness,
      null,
    ],
    ["--draws", "--component cathode --process dry --draws 50", ({ robustness }) => robustness!.draws, 50],
    ["--seed", "--component cathode --process dry --seed 7", ({ robustness }) => robustness!.seed, 7],
    [
      "--concentration",
      "--component cathode --process dry --concentration 9",
      ({ robustness }) => robustness!.concentration,
      9,
    ],
    [
      "--solvent-smiles",
      "--component sheet --process wet --binder nbr --solvent-smiles CCCOCCC",
      ({ ranking }) => ranking[0]!.solvents[0]!.name,
      "CCCOCCC",
    ],
    [
      "--sweep",
      "--component cathode --process wet --binder nbr --sweep 4 --top 1",
      ({ ranking }) => ranking[0]!.solvents.map(({ volume_fraction }) => (volume_fraction! * 4) % 1),
      [0, 0],
    ],
    [
      "--exclude-solvent",
      "--component cathode --process wet --binder nbr --max-solvents 1 --top 500 --exclude-solvent anisole",
      ({ ranking }) => JSON.stringify(ranking).includes('"solvents":[{"id":"anisole"'),
      false,
    ],
  ])("%s reaches the answer", async (_, line, look, expected) => {
    const { stdout } = await cli([...words(line), "--json"]);
    expect(look(JSON.parse(stdout))).toEqual(expected);
  });

  it("draws are told only where more than one row can come first", async () => {
    const told = async (line: string) => (await cli(words(line), { columns: 200 })).stdout;
    expect(await told("--component cathode --process wet --binder nbr")).not.toContain("How firm");
    expect(await told("--component sheet --process dry")).toMatch(/ptfe needs no draws: .* at its worst\.\n/);
    expect(await told("--component cathode --process dry")).toMatch(/Of 1000 draws/);
  });

  it("a pipe gets whole words, a terminal columns that fit", async () => {
    const wide = (await cli(["list", "solvents"])).stdout;
    expect(wide).toMatch(/^n-methyl-2-pyrrolidone +N-methyl-2-pyrrolidone +872-50-4 /m);
    for (const setup of [{ isTerminal: true }, { env: { COLUMNS: "80" } }]) {
      const { stdout } = await cli(["list", "solvents", "--color", "never"], setup);
      expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    }
  });

  it("a sweep as CSV tells its ratios, as a formulation takes them", async () => {
    const line = "--component cathode --process wet --binder nbr --sweep 4 --top 3 --format csv";
    const rows = (await cli(words(line))).stdout.split("\n").slice(1, 4);
    for (const row of rows) expect(row).toMatch(/[\w,-]+ (25|50|75) vol% \+ [\w,-]+ (25|50|75) vol%/);
  });

  it("colour only where asked for or on a terminal", async () => {
    const line = words("--component cathode --process dry");
    const sequence = "\u001b[";
    expect((await cli(line)).stdout).not.toContain(sequence);
    expect((await cli(line, { isTerminal: true })).stdout).toContain(sequence);
    expect((await cli(line, { isTerminal: true, env: { NO_COLOR: "1" } })).stdout).not.toContain(sequence);
    expect((await cli(line, { env: { FORCE_COLOR: "1" } })).stdout).toContain(sequence);
    expect((await cli([...line, "--color", "never"], { isTerminal: true })).stdout).not.toContain(sequence);
  });

  it("a file has colour only where the option asks for it, whatever the terminal and the environment", async () => {
    const output = join(mkdtempSync(join(folder, "colour-")), "answer.txt");
    const line = [...words("compare nbr sbs --component cathode --process wet --output"), output];
    const setup = { isTerminal: true, env: { FORCE_COLOR: "1" } };
    const written = async (more: string[]) => {
      await cli([...line, ...more], setup);
      return readFileSync(output, "utf8");
    };
    expect(await written([])).not.toContain("\u001b[");
    expect(await written(["--color=always"])).toContain("\u001b[");
  });

  it.each(["list binders", "rules list", "facts"])("nor has the file of %s", async (line) => {
    const output = join(mkdtempSync(join(folder, "colour-")), "list.txt");
    await cli([...words(line), "--output", output], { isTerminal: true });
    expect(readFileSync(output, "utf8")).not.toContain("\u001b[");
    expect((await cli(words(line), { isTerminal: true })).stdout).toContain("\u001b[");
  });

  it("errors have the colour that standard error can show, or that is asked for", async () => {
    const line = words("--component cathode --process dry --binder nbrr");
    const shown = async (more: string, setup: CliSetup) =>
      (await cli([...line, ...words(more)], setup)).stderr.includes("\u001b[");
    expect(await shown("", { isTerminal: true })).toBe(false);
    expect(await shown("", { isErrorTerminal: true })).toBe(true);
    expect(await shown("--color never", { isErrorTerminal: true })).toBe(false);
    expect(await shown("--color=always", {})).toBe(true);
  });
});

describe("what is known", () => {
  it.each([
    [
      "solubility nbr toluene anisole --temperature 120",
      /Below 120 °C boil, without pressure: toluene \(110\.6 °C\)\./,
    ],
    ["list binders", /^id\s+name[\s\S]*ptfe/],
    ["list solvents", /anisole\s+anisole\s+100-66-3/],
    ["list scaffolds", /vectran/],
    ["list references", /10\.1038\/nature18307/],
    ["list evidence", /t4-109-ptfe/],
    ["list rules", /ptfe-reduction-at-anode\s+warn\s+high/],
    ["list criteria", /ion-transport/],
    ["show solvent n-butyl-butyrate", /of \d+ values are unconfirmed/],
    ["show binder PTFE", /\[112\]/],
    ["show rule adhesion-before-conduction", /C106/],
    ["show claim C151", /unstable to reduction/],
    ["show criterion adhesion", /judged_words/],
    ["cite 47", /ionomer binder/],
    ["cite 37 38 --format bibtex", /@article\{ref37[\s\S]*@article\{ref38/],
    ["cite 40 --format ris", /TI {2}- Enhancing[^\n]*ptfe binders\n/],
    ["facts", /layer\.min_potential_V/],
  ])("%s", async (line, expected) => {
    const { status, stdout, stderr } = await cli(words(line), { columns: 200 });
    expect(stderr).toBe("");
    expect(stdout).toMatch(expected);
    expect(status).toBe(0);
  });

  it.each([
    ["solvent", "anisole", "data"],
    ["binder", "nbr", "data"],
    ["scaffold", "vectran", "data"],
    ["evidence", "t4-109-ptfe", "data"],
    ["rule", "two-routes-to-rate", "rules"],
  ])("show %s %s as YAML is a file that can be laid over ours", async (kind, id, overlay) => {
    const lists: Record<string, string> = { solvent: "solvents", evidence: "evidence", rule: "mine" };
    const mine = mkdtempSync(join(folder, "shown-"));
    mkdirSync(join(mine, lists[kind] ?? "binders"));
    const file = join(mine, lists[kind] ?? "binders", `${id}.yaml`);
    await cli(["show", kind, id, "--format", "yaml", "--output", file]);
    const { status, stdout } = await cli(["check", "--quick", `--${overlay}`, mine]);
    expect(stdout).toMatch(/your folders fit ours/);
    expect(status).toBe(0);
  });

  it.each(SCHEMA_NAMES)("schema %s is JSON Schema", async (name) => {
    const schema = JSON.parse((await cli(["schema", name])).stdout);
    expect(schema.$schema).toContain("2020-12");
    expect(Object.keys(schema).length).toBeGreaterThan(2);
    expect(new Ajv2020({ strict: false, validateFormats: false }).compile(schema)).toBeTypeOf("function");
  });

  it.each([
    ["advice", "--component cathode --process wet"],
    ["advice", "--component cathode --process scaffold"],
    ["advice", "--component anode --anode silicon --process wet --all --top 3"],
    ["explanation", "explain tpu --solvent 1,6-dichlorohexane --component anode --process wet"],
    ["rule-page", "explain protic-solvent-beside-lithium"],
    ["why-not", "why-not ptfe --component anode --process dry"],
    ["comparison", "compare nbr tpu --component anode --process wet"],
    ["solubility", "solubility nbr"],
    ["blend", "blend nbr dibromomethane n-hexyl-butyrate"],
    ["blend", "blend nbr toluene nmp --component cathode --process wet"],
    ["sphere", "fit-hsp test/fixtures/trials/trials.csv"],
    ["evaluation", "evaluate examples"],
  ])("what schema %s publishes holds of: %s", async (name, line) => {
    const schema = JSON.parse((await cli(["schema", name])).stdout);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    validate(JSON.parse((await cli([...words(line), "--json"])).stdout));
    expect(validate.errors ?? []).toEqual([]);
  });

  it("what an editor is told of a rule holds of every rule, and knows the facts by name", async () => {
    const schema = JSON.parse((await cli(["schema", "rule"])).stdout);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    const { rules } = await loadKnowledge();
    for (const rule of rules) {
      validate(JSON.parse(JSON.stringify(rule)));
      expect(validate.errors ?? [], rule.id).toEqual([]);
    }
    const strange = { ...rules[0]!, when: { fact: "binder.colour", is: "blue" } };
    expect(validate(JSON.parse(JSON.stringify(strange)))).toBe(false);
    expect(schema.$defs.fact.oneOf).toContainEqual({
      const: "query.process",
      description: "How the layer is made.",
    });
  });

  it("a blend stands in a layer as a sweep of its ratio says, or is out with the reason", async () => {
    const layer = "--component anode --anode silicon --process wet";
    const blend = await cli(words(`blend tpu anisole toluene ${layer} --json`));
    const standing = (JSON.parse(blend.stdout) as BlendReport).in_layer!;
    const [share] = standing.volume_fractions;
    const sweep = await cli(
      words(`${layer} --binder tpu --solvent anisole --solvent toluene --sweep 20 --top 20 --json`),
    );
    const { ranking } = JSON.parse(sweep.stdout) as Advice;
    const same = ranking.find(({ solvents }) => solvents[0]!.volume_fraction === share)!;
    expect(same).toMatchObject({ verdict: standing.verdict, score: standing.score });
    expect(same.findings).toEqual(standing.findings);
    const out = await cli(words("blend nbr toluene nmp --component cathode --process wet"));
    expect(out.stdout).toMatch(/In a wet cathode\n {2}- excluded, at [\s\S]*\n {2}- x .*attacks the sulfide/);
    expect((await cli(words("blend nbr toluene anisole"))).stdout).not.toMatch(/In a /);
  });

  it("check --quick leaves the grid out and tells a terminal nothing", async () => {
    const { status, stdout, stderr } = await cli(["check", "--quick"], { isTerminal: true });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Nothing wrong/);
  });

  it("check finds nothing wrong in our knowledge", async () => {
    const { status, stdout } = await cli(["check"]);
    expect(stdout).toMatch(
      /^Nothing wrong: \d+ rules, 61 binders, 93 solvents, 73 evidence records, 128 references/,
    );
    expect(status).toBe(0);
  }, 120_000);
});
