import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { packageFile } from "../../src/package-file.js";
import { type CliSetup, cli } from "../cli/run-cli.js";

const folder = mkdtempSync(join(tmpdir(), "binder-advise-lines-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const BIN = new URL("../../bin/binder-advise.js", import.meta.url).pathname;

/** Long texts, by the first line in which they differ. */
function expectSame(found: string, expected: string): void {
  const [a, b] = [found.split("\n"), expected.split("\n")];
  const at = a.findIndex((line, index) => line !== b[index]);
  expect([at, a[at], a.length]).toEqual([-1, undefined, b.length]);
}

const layer = fc.record(
  {
    name: fc.stringMatching(/^[a-z =+@é"\\-]{1,12}$/),
    component: fc.constantFrom("cathode", "anode", "sheet"),
    process: fc.constantFrom("wet", "dry"),
    anode: fc.constantFrom("graphite", "silicon"),
    binder: fc.constantFrom("NBR", "PTFE", "tpu", "SBS", "NBRR"),
    binder_content: fc.constantFrom("2 wt%", "0.2 wt%", "15 wt%", "2", "2,5 wt%"),
    solvent: fc.constantFrom("toluene", "anisole", "NMP", "toluene 40 vol% + anisole 60 vol%", "none"),
    drying_temperature: fc.constantFrom("60 °C", "150 °C", "500 °C"),
    loading: fc.constantFrom("2.2 mg/cm2", "10 mg/cm2", "40 mg/cm2", "100 mg/cm2"),
    additive: fc.constantFrom("Super C", "LiPO2F2", "carbon, LiPO2F2"),
    thickness: fc.constantFrom("12 um", "30 um", "60 um", "300 um"),
    stack_pressure: fc.constantFrom("3 MPa", "30 bar", "50 MPa", "3 mPa"),
    cathode_potential: fc.constantFrom("4.3 V"),
    aim: fc.constantFrom("cycle-life", "Scale up", "balanced", "speed"),
    cell: fc.constantFrom("pouch", "prismatic", "torque"),
    "temperature (°C)": fc.constantFrom("25", "60 °C", "warm"),
    active_material: fc.constantFrom("NCM811", "graphite"),
    active_material_content: fc.constantFrom("70 wt%", "85 wt%", "99 wt%"),
    solid_electrolyte: fc.constantFrom("Li6PS5Cl"),
    solid_electrolyte_content: fc.constantFrom("13 wt%", "0 wt%"),
    solids_content: fc.constantFrom("60 wt%", "60"),
    grade: fc.constantFrom("LA133", " ", "3445", "1.2 million g/mol", "492 µm, 18.8 % crystallinity"),
    binder_molecular_weight: fc.constantFrom("1.2 million g/mol", "1.8e6 g/mol", "3200 kg/mol", "3.2e6"),
    "binder particle size (um)": fc.constantFrom("492.3", "87.73 µm", "6.44", "fine"),
    binder_crystallinity_pct: fc.constantFrom("18.8", "41.3 %", "88.1", "188"),
    "x-note": fc.stringMatching(/^[a-zé ,"\\]{0,8}$/),
    comment: fc.stringMatching(/^[a-zé ,"\\]{0,8}$/),
  },
  { requiredKeys: ["component"] },
);

/** A list in a YAML file is read record by record; lines of NDJSON and CSV by what they have in common. */
describe("the same records come to the same, however they are written", () => {
  it("as NDJSON and as a JSON list", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(layer, { minLength: 1, maxLength: 12 }), async (layers) => {
        const one = file("list.json", JSON.stringify(layers));
        // twice, so that the second time meets what the first left behind
        const lines = [...layers, ...layers].map(writtenInTurn).join("\n");
        const many = file("lines.ndjson", lines);
        const verdicts = async (path: string) => {
          const { stdout } = await cli([
            "evaluate",
            path,
            "--format",
            "jsonl",
            "--detail",
            "verdict",
            "--quiet",
          ]);
          return stdout
            .trim()
            .split("\n")
            .map((line) => withoutPlaces(JSON.parse(line)));
        };
        const expected = await verdicts(one);
        expect(await verdicts(many)).toEqual([...expected, ...expected]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it("as NDJSON and as CSV", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(layer, { minLength: 1, maxLength: 12 }), async (layers) => {
        const columns = [...new Set(layers.flatMap((entry) => Object.keys(entry)))];
        const cell = (text: string | undefined) =>
          text === undefined ? "" : /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const rows = layers.map((entry) => columns.map((column) => cell(entry[column as "name"])).join(","));
        const csv = file("lines.csv", [columns.join(","), ...rows].join("\r\n"));
        const json = file("same.ndjson", layers.map((entry) => JSON.stringify(trimmed(entry))).join("\n"));
        const verdicts = async (path: string) => {
          const { stdout } = await cli([
            "evaluate",
            path,
            "--format",
            "jsonl",
            "--detail",
            "verdict",
            "--quiet",
          ]);
          return stdout
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line))
            .map(withoutPlaces);
        };
        expect(await verdicts(csv)).toEqual(await verdicts(json));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it("whatever kind of value stands under a key", async () => {
    const value = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        false,
        "",
        " ",
        "3 MPa",
        "3",
        3,
        3.5,
        -1,
        1e21,
        "wet",
        "NBR",
        ["NBR"],
        {},
      ),
      fc.constantFrom<unknown>(
        { name: "NBR" },
        { value: 3, unit: "MPa" },
        "toluene",
        "none",
        "silicon",
        "graphite",
      ),
    );
    const keys = [
      "name",
      "process",
      "binder",
      "solvent",
      "aim",
      "cell",
      "anode",
      "stack_pressure_MPa",
      "pressure",
    ];
    const more = [
      "electrolyte_free",
      "binder_grade",
      "binder_molecular_weight_g_mol",
      "binder_content_wt_pct",
      "loading",
      "thickness (um)",
      "x-own",
      "description",
    ];
    const record = fc.dictionary(fc.constantFrom(...keys, ...more, "binder content", "polymer"), value, {
      maxKeys: 6,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 10 }), async (records) => {
        const entries = records.map((entry) => ({ component: "anode", ...entry }));
        const many = [...entries, ...entries].map(writtenInTurn).join("\n");
        const ask = ["--format", "jsonl", "--detail", "verdict", "--quiet"];
        const lines = await cli(["evaluate", file("kinds.ndjson", many), ...ask]);
        const list = await cli(["evaluate", file("kinds.json", JSON.stringify(entries)), ...ask]);
        const read = (text: string) =>
          text
            .trim()
            .split("\n")
            .map((line) => withoutPlaces(JSON.parse(line)));
        expect(read(lines.stdout)).toEqual([...read(list.stdout), ...read(list.stdout)]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it("in brief and in full", async () => {
    const layers = fc.sample(layer, { numRuns: 60, seed: 7 });
    const path = file("brief.ndjson", layers.map((entry) => JSON.stringify(entry)).join("\n"));
    const rows = async (detail: string) => {
      const { stdout } = await cli(["evaluate", path, "--format", "jsonl", "--detail", detail, "--quiet"]);
      return stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    };
    const [brief, full] = [await rows("verdict"), await rows("full")];
    expect(brief.map(({ verdict, score }) => [verdict, score])).toEqual(
      full.map(({ verdict, score }) => [verdict, score]),
    );
    for (const [index, entry] of brief.entries()) {
      if ("broken" in entry) continue;
      const against = full[index].findings
        .filter(({ effect }: { effect: string }) => ["exclude", "warn", "avoid"].includes(effect))
        .map(({ rule }: { rule: string }) => rule);
      expect(entry.findings).toEqual(against.sort());
      const unchecked = full[index].unknown
        .filter(({ effect }: { effect: string }) => effect === "exclude")
        .map(({ rule }: { rule: string }) => rule);
      expect(entry.unchecked).toEqual(unchecked.sort());
    }
  }, 60_000);
});

/** As programs write them: without blanks, and with one after each sign. */
const writtenInTurn = (entry: object, index: number): string =>
  index % 2 === 0
    ? JSON.stringify(entry)
    : `{${Object.entries(entry)
        .map((pair) => pair.map((part) => JSON.stringify(part)).join(": "))
        .join(", ")}}`;

const trimmed = (entry: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(entry).flatMap(([key, value]) => {
      const text = String(value).trim();
      return text === "" ? [] : [[key, text]];
    }),
  );

/** Lines and columns differ between formats, and with them the order of the problems. */
function withoutPlaces(entry: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(entry), (key, value) => {
    if (key === "place") return undefined;
    if (key === "name") return String(value).trim();
    return key === "problems" ? [...value].sort((a, b) => (a.message < b.message ? -1 : 1)) : value;
  });
}

const SWEEP = Array.from({ length: 9000 }, (_, index) =>
  JSON.stringify({
    name: `run-${index}`,
    component: index % 3 === 0 ? "cathode" : "sheet",
    process: "wet",
    binder: index % 7 === 0 ? "NBRR" : "NBR",
    solvent: index % 2 === 0 ? "toluene" : "anisole 30 vol% + toluene 70 vol%",
    binder_content: `${(index % 100) / 10} wt%`,
    drying_temperature: `${40 + (index % 90)} °C`,
    "x-note": "é".repeat(60),
  }),
);
const CSV_ROWS = SWEEP.map((line) => {
  const entry = JSON.parse(line);
  return [
    entry.name,
    `"${entry.component}"`,
    "wet",
    entry.binder,
    entry.solvent,
    entry.binder_content,
    `"a ""note""\r\nof two lines, ${"x".repeat(120)}"`,
  ].join(",");
});

describe.each([
  ["ndjson", SWEEP.join("\r\n"), "jsonl"],
  ["csv", ["name,component,process,binder,solvent,binder content,comment", ...CSV_ROWS].join("\r\n"), "csv"],
])("%s with CRLF and without a line break at its end", (ending, text, format) => {
  const path = file(`sweep.${ending}`, text);
  const whole = cli(["evaluate", path, "--format", format, "--workers", "0"]);

  it("is judged line by line, none lost", async () => {
    const { stdout, stderr, status } = await whole;
    expect(stdout.trim().split("\n").length - (format === "csv" ? 1 : 0)).toBe(9000);
    expect(stderr).toMatch(/7714 formulations: .*; 1286 records could not be read/);
    expect(status).toBe(2);
  });

  it.each([2, 3, 7])(
    "comes out the same in %i shards",
    async (count) => {
      const parts = [];
      for (let index = 1; index <= count; index++) {
        const part = join(folder, `part-${ending}-${count}-${index}.${format}`);
        await cli(["evaluate", path, "--output", part, "--shard", `${index}/${count}`, "--workers", "0"]);
        parts.push(part);
      }
      const { stdout, status } = await cli(["merge", ...parts]);
      expect(status).toBe(0);
      expectSame(stdout, (await whole).stdout);
    },
    60_000,
  );

  it("comes out the same on threads", async () => {
    const threads = spawnSync(
      process.execPath,
      [BIN, "evaluate", path, "--format", format, "--workers", "2"],
      {
        encoding: "utf8",
        maxBuffer: 1 << 28,
      },
    );
    expectSame(threads.stdout, (await whole).stdout);
  }, 60_000);

  it("comes out the same when it is interrupted again and again", async () => {
    const output = join(folder, `resumed-${ending}.${format}`);
    const interrupted: CliSetup = { onInterrupt: (callback) => callback() };
    const run = ["evaluate", path, "--output", output, "--workers", "0"];
    let { status } = await cli(run, interrupted);
    let runs = 1;
    while (status === 130) {
      ({ status } = await cli([...run, "--resume"], runs === 1 ? {} : interrupted));
      runs++;
    }
    expect(runs).toBeGreaterThan(1);
    expectSame(readFileSync(output, "utf8"), (await whole).stdout);
  }, 60_000);
});

it("memory that is used again is not written over before it is in the file, or read", async () => {
  const path = file("long.ndjson", Array.from({ length: 8 }, () => SWEEP.join("\n")).join("\n"));
  const whole = (await cli(["evaluate", path, "--format", "jsonl", "--workers", "0"])).stdout;
  for (const workers of ["1", "2", "3"]) {
    const output = join(folder, `long-${workers}.jsonl`);
    const run = [BIN, "evaluate", path, "--workers", workers, "--detail", "verdict"];
    spawnSync(process.execPath, [...run, "--output", output]);
    expectSame(readFileSync(output, "utf8"), whole);
    // one that reads slowly
    const reader = spawn(process.execPath, [...run, "--format", "jsonl"]);
    let read = "";
    for await (const piece of reader.stdout.setEncoding("utf8")) {
      read += piece;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expectSame(read, whole);
  }
}, 120_000);

it("threads say the same in full detail", async () => {
  const path = file("full.ndjson", SWEEP.slice(0, 500).join("\n"));
  const run = ["evaluate", path, "--format", "jsonl", "--detail", "full"];
  const whole = (await cli([...run, "--workers", "1"])).stdout;
  const threads = spawnSync(process.execPath, [BIN, ...run, "--workers", "2"], { maxBuffer: 1 << 28 });
  expectSame(threads.stdout.toString(), whole);
}, 120_000);

it("a run is not gone on with by another", async () => {
  const path = file("other.ndjson", SWEEP.slice(0, 9000).join("\n"));
  const output = join(folder, "other.jsonl");
  await cli(["evaluate", path, "--output", output], { onInterrupt: (callback) => callback() });
  const { status, stderr } = await cli([
    "evaluate",
    path,
    "--output",
    output,
    "--resume",
    "--detail",
    "full",
  ]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/stale-journal.*\n.*belongs to another run: its options differ/);
});

describe("a run is not gone on with", () => {
  const run = async (name: string) => {
    const path = file(`${name}.ndjson`, SWEEP.join("\n"));
    const output = join(folder, `${name}.jsonl`);
    await cli(["evaluate", path, "--output", output], { onInterrupt: (callback) => callback() });
    const resume = () => cli(["evaluate", path, "--output", output, "--resume"]);
    return { path, partial: `${output}.partial`, resume };
  };

  it("where a part of what it wrote was lost", async () => {
    const { partial, resume } = await run("cut");
    truncateSync(partial, 1000);
    const { status, stderr } = await resume();
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/stale-journal.*\n.*shorter[\s\S]*Drop --resume/),
    ]);
    expect(statSync(partial).size).toBe(1000);
  });

  it("where an input was edited, also to the same size", async () => {
    const { path, resume } = await run("edited");
    writeFileSync(path, SWEEP.join("\n").replace("run-0", "run-X"));
    utimesSync(path, new Date(), new Date(Date.now() + 1000));
    const { status, stderr } = await resume();
    expect([status, stderr]).toEqual([2, expect.stringMatching(/stale-journal.*\n.*its inputs differ/)]);
  });

  it.each(["null", "[]", "{}", '{"journal":1}', '{"journal":1,"written":-1,"run":{}}', "x"])(
    "where its journal is %s",
    async (journal) => {
      const { partial, resume } = await run("no-journal");
      writeFileSync(`${partial}.journal`, journal);
      const { status, stderr } = await resume();
      expect([status, stderr]).toEqual([
        2,
        expect.stringMatching(/stale-journal.*\n.*is no journal of a run[\s\S]*Drop --resume/),
      ]);
    },
  );
});

it("a run is gone on with the next day, as of the day it began", async () => {
  const accept = file(
    "accept.yaml",
    "- {rule: non-solvent-by-prediction, reason: seen to dissolve, until: 2026-01-15}\n",
  );
  const text = SWEEP.map((line) => line.replace("toluene", "n-heptane").replace("NBRR", "NBR")).join("\n");
  const run = ["evaluate", file("days.ndjson", text), "--accept", accept, "--fail-on", "caution"];
  const whole = await cli([...run, "--format", "jsonl"], { today: "2026-01-15" });
  const output = join(folder, "days.jsonl");
  await cli([...run, "--output", output], { today: "2026-01-15", onInterrupt: (callback) => callback() });
  const { status } = await cli([...run, "--output", output, "--resume"], { today: "2026-01-16" });
  expectSame(readFileSync(output, "utf8"), whole.stdout);
  expect(status).toBe(whole.status);
}, 60_000);

it("an output that stopped at --max-errors does not take the name of a whole one", async () => {
  const output = join(folder, "stopped.jsonl");
  const { status, stderr } = await cli([
    "evaluate",
    file("stop.ndjson", SWEEP.join("\n")),
    "--output",
    output,
    "--max-errors",
    "3",
  ]);
  expect([status, existsSync(output), existsSync(`${output}.partial`)]).toEqual([2, false, true]);
  expect(stderr).toMatch(/stopped\.jsonl\.partial holds what was done/);
});

it.each(["1", "900"])(
  "nothing is lost or said twice where a run goes on after --max-errors %s",
  async (most) => {
    const path = file(`go-on-${most}.ndjson`, SWEEP.join("\n"));
    const output = join(folder, `go-on-${most}.jsonl`);
    await cli(["evaluate", path, "--output", output, "--max-errors", most]);
    const { stderr } = await cli(["evaluate", path, "--output", output, "--resume"]);
    const whole = await cli(["evaluate", path, "--format", "jsonl"]);
    expectSame(readFileSync(output, "utf8"), whole.stdout);
    expect(stderr).toContain("1286 records could not be read");
  },
  60_000,
);

it.each([
  ["empty.ndjson", ""],
  ["head.csv", "name,component\n"],
  ["empty.yaml", ""],
  ["other.json", "[1"],
])("%s, which is broken as a whole, is told once where a run goes on", async (name, text) => {
  const inputs = [file(`whole-${name}`, text), file(`good-${name}.ndjson`, SWEEP.slice(0, 3).join("\n"))];
  const output = join(folder, `once-${name}.jsonl`);
  await cli(["evaluate", ...inputs, "--output", output], { onInterrupt: (callback) => callback() });
  await cli(["evaluate", ...inputs, "--output", output, "--resume"]);
  const whole = await cli(["evaluate", ...inputs, "--format", "jsonl"]);
  expectSame(readFileSync(output, "utf8"), whole.stdout);
});

it("a journal of a run that was given up is none of the next", async () => {
  const path = file("given-up.ndjson", SWEEP.join("\n"));
  const output = join(folder, "given-up.jsonl");
  writeFileSync(`${output}.partial.journal`, JSON.stringify({ journal: 1, written: 1_000_000 }));
  await cli(["evaluate", path, "--output", output, "--max-errors", "1"]);
  expect(existsSync(`${output}.partial.journal`)).toBe(false);
});

it("a journal that cannot be written is no fault of ours", async () => {
  const output = join(folder, "unwritten.jsonl");
  mkdirSync(`${output}.partial.journal.new`);
  const { status, stderr } = await cli([
    "evaluate",
    file("journal.ndjson", SWEEP.join("\n")),
    "--output",
    output,
  ]);
  expect([status, stderr]).toEqual([2, expect.stringMatching(/unwritable-file/)]);
});

it.each(["throw new Error('boom');", "process.exit(0);"])(
  "a thread that dies ends the run: %s",
  async (fault) => {
    const root = mkdtempSync(join(folder, "thread-"));
    for (const part of ["bin", "dist", "package.json"])
      cpSync(packageFile(part), join(root, part), { recursive: true });
    symlinkSync(packageFile("node_modules"), join(root, "node_modules"));
    const worker = join(root, "dist/worker.cjs");
    writeFileSync(worker, `${fault}\n${readFileSync(worker, "utf8")}`);
    const path = file("threads.ndjson", Array.from({ length: 4 }, () => SWEEP.join("\n")).join("\n"));
    const output = join(root, "out.jsonl");
    const run = [join(root, "bin/binder-advise.js"), "evaluate", path, "--workers", "3", "--output", output];
    const { status, stderr } = spawnSync(process.execPath, run, { encoding: "utf8" });
    expect(status).toBe(3);
    expect(stderr).toMatch(/boom|A thread ended before its work was done/);
    expect(existsSync(output)).toBe(false);
  },
  60_000,
);

it("--max-errors stops with the record that reaches it", async () => {
  const { stdout, stderr, status } = await cli([
    "evaluate",
    file("max.ndjson", SWEEP.join("\n")),
    "--format",
    "jsonl",
    "--max-errors",
    "3",
  ]);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.filter((line) => "broken" in line)).toHaveLength(3);
  expect(lines).toHaveLength(15);
  expect(lines.at(-1)).toHaveProperty("broken");
  expect(stderr).toMatch(/12 formulations.*3 records could not be read/);
  expect(status).toBe(2);
});

it("a broken line is a record of its own; the others are judged", async () => {
  const lines = [
    '{"component":"sheet","binder":"NBR","solvent":"toluene"}',
    '{"component":"sheet",}',
    "",
    '{"component":"sheet","component":"anode"}',
    "not json",
    '{"component":"cathode"}',
  ];
  const { stdout } = await cli(["evaluate", file("broken.ndjson", lines.join("\n")), "--format", "jsonl"]);
  const places = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .map(({ broken, place }) =>
      broken
        ? `${broken.problems[0].code} ${broken.problems[0].place.line}:${broken.problems[0].place.column}`
        : `judged ${place.line}`,
    );
  expect(places).toEqual(["judged 1", "bad-json 2:22", "bad-json 4:22", "bad-json 5:1", "judged 6"]);
});

describe("a file, its shards and standard input come to the same", () => {
  const row = "a,sheet,dry,ptfe";
  const line = '{"name":"a","component":"sheet","process":"dry","binder":"ptfe"}\n';
  const mark = "\ufeff";
  const table: [string, string, string, string[]][] = [
    ["an empty NDJSON", "ndjson", "", ["no-input 1"]],
    ["an empty CSV", "csv", "", ["no-input 1"]],
    ["NDJSON of blank lines", "ndjson", "\n \r\n\n", ["no-input 1"]],
    ["NDJSON of a mark alone", "ndjson", mark, ["no-input 1"]],
    ["CSV of a mark alone", "csv", mark, ["no-input 1"]],
    ["a heading alone", "csv", "name,component\n", ["no-input 1"]],
    ["a heading without a line break", "csv", "name,component", ["no-input 1"]],
    ["a heading and blank lines", "csv", "name,component\n\r\n\n", ["no-input 1"]],
    ["a column twice", "csv", `name,name,process,binder\n${row}\n`, ["given-twice 1"]],
    ["blank lines before", "ndjson", `\n\n${line}${line}`, ["a 3", "a 4"]],
    ["a mark and blank lines before", "ndjson", `${mark}\n${line}${line}`, ["a 2", "a 3"]],
    ["a mark before", "csv", `${mark}name,component,process,binder\n${row}\n${row}\n`, ["a 2", "a 3"]],
    [
      "a heading of two lines",
      "csv",
      `name,component,process,binder,"x-note\nof two lines"\n${row},\n${row},"x\ny"\n${row},\n`,
      ["a 3", "a 4", "a 6"],
    ],
    [
      "a heading of two lines behind a mark, with semicolons",
      "csv",
      `${mark}"x-note\nof, two, lines, and more";name;component;process;binder\n;${row.replaceAll(",", ";")}\n`,
      ["a 3"],
    ],
    [
      "more commas in a quoted column than columns",
      "csv",
      `name;component;process;binder;"x-loading (mg/cm2, dry, total, x, y)"\n${row.replaceAll(",", ";")};1\n`,
      ["a 2"],
    ],
  ];
  const found = (stdout: string) =>
    stdout
      .split("\n")
      .filter((text) => text !== "")
      .map((text) => JSON.parse(text))
      .map(({ broken, name, place }) =>
        broken ? `${broken.problems[0].code} ${broken.place.line}` : `${name} ${place.line}`,
      );

  it.each(table)("%s (%s)", async (what, ending, text, expected) => {
    const path = file(`same-${table.findIndex(([name]) => name === what)}.${ending}`, text);
    const ask = ["--format", "jsonl"];
    const whole = await cli(["evaluate", path, ...ask]);
    const status = expected[0]!.startsWith("a ") ? 0 : 2;
    expect([found(whole.stdout), whole.status]).toEqual([expected, status]);
    for (const count of [1, 2, 3]) {
      const shards = Array.from({ length: count }, (_, index) => `${index + 1}/${count}`);
      const parts = await Promise.all(
        shards.map((shard) => cli(["evaluate", path, ...ask, "--shard", shard])),
      );
      expect(parts.map(({ stdout }) => stdout).join("")).toBe(whole.stdout);
    }
    const bytes = Buffer.from(text);
    const pieces = Array.from({ length: bytes.length }, (_, at) => bytes.subarray(at, at + 1));
    const named = ["evaluate", "-", ...ask, "--input-format", ending];
    for (const stdin of [bytes, pieces]) {
      const piped = await cli(named, { stdin });
      expect([found(piped.stdout), piped.status]).toEqual([expected, status]);
      if (ending !== "ndjson" || status !== 0) continue;
      expect(found((await cli(named.slice(0, -2), { stdin })).stdout)).toEqual(expected);
    }
  });

  it("an empty file among others is told of by one shard, in its place", async () => {
    const inputs = ["", line, "", line, "", ""].map((text, index) => file(`gap-${index}.ndjson`, text));
    const whole = (await cli(["evaluate", ...inputs, "--format", "jsonl"])).stdout;
    for (const count of [1, 2, 3, 5]) {
      let joined = "";
      for (let index = 1; index <= count; index++)
        joined += (await cli(["evaluate", ...inputs, "--format", "jsonl", "--shard", `${index}/${count}`]))
          .stdout;
      expect(joined).toBe(whole);
    }
  });

  it("a quote that is not closed in a heading of megabytes is said", async () => {
    const path = file("open-heading.csv", `name,"component\n${`${row}\n`.repeat(300_000)}`);
    const { stdout } = await cli(["evaluate", path, "--format", "jsonl"]);
    expect(stdout).toMatch(/"too-large".*heading of .* is longer than 4 MB; perhaps a quote is not closed/);
  });
});

it("bytes that are not UTF-8 lose their line alone", async () => {
  const good = Buffer.from('{"component":"sheet","binder":"NBR","solvent":"toluene"}\n');
  const bytes = Buffer.concat([good, Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]), good]);
  const { stdout, status } = await cli(["evaluate", file("bytes.ndjson", bytes), "--format", "jsonl"]);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.broken?.problems[0].code ?? line.verdict)).toEqual([
    lines[0].verdict,
    "bad-text",
    lines[0].verdict,
  ]);
  expect(status).toBe(2);
});

it.each([[], ["--shard", "1/1"]])(
  "a byte that is not UTF-8 loses its record of CSV alone, and no cell becomes a record: %j %j",
  async (...how) => {
    const rows = [
      "name,component,process,binder,description",
      'a,sheet,dry,ptfe,"see\nx,sheet,wet,nbr,was worse\nend"',
      'bad,sheet,dry,ptfe,"of two\nlines, 5 \xb5m"',
      "z,sheet,dry,ptfe,plain",
    ];
    const path = file("cells.csv", Buffer.from(`${rows.join("\n")}\n`, "latin1"));
    for (const detail of ["verdict", "full"]) {
      const run = ["evaluate", path, "--format", "jsonl", "--detail", detail, ...how];
      const found = (await cli(run)).stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
        .map(({ broken, name, place }) =>
          broken ? `${broken.problems[0].code} ${broken.place.line}` : `${name} ${place.line}`,
        );
      expect(found).toEqual(["a 2", "bad-text 5", "z 7"]);
    }
  },
);

it("a line without an end is refused, and what follows is judged", async () => {
  const good = '{"component":"sheet","binder":"NBR","solvent":"toluene"}';
  const path = file("huge.ndjson", `${good}\n{"name":"${"x".repeat(6 << 20)}"}\n${good}\n`);
  const { stdout } = await cli(["evaluate", path, "--format", "jsonl"]);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.broken?.place.line ?? line.place.line)).toEqual([1, 2, 3]);
  expect(lines[1].broken.problems[0]).toMatchObject({
    code: "too-large",
    message: expect.stringMatching(/longer than 4 MB/),
    help: expect.stringMatching(/smaller parts/),
  });
});
