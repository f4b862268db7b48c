import { describe, expect, it } from "vitest";
import { ask, binderOf, binderOrder, entryOf, exclusionsOf, guidanceOf, knowledge, systemOf } from "./ask.js";

const above = (order: string[], better: string, worse: string) => {
  expect(order).toEqual(expect.arrayContaining([better, worse]));
  expect(order.indexOf(better), `${better} above ${worse}`).toBeLessThan(order.indexOf(worse));
};

describe("a dry cathode", () => {
  const answer = ask({ component: "cathode", process: "dry" }, { all: true });
  const order = binderOrder(answer);
  const reported: [string, number[]][] = [
    ["ptfe", [37, 38, 39, 40]],
    ["pfsa-ionomer", [47]],
    ["nafion-li", [51]],
    ["li-borate-polycarbonate", [52]],
    ["fluorinated-copolymer", [126]],
  ];

  it("has no solvents", () => {
    expect(answer.ranking.every((entry) => entry.solvents.length === 0)).toBe(true);
  });

  it("is led by the five that studies report, each with its references", () => {
    expect(new Set(order.slice(0, 5))).toEqual(new Set(reported.map(([id]) => id)));
    for (const [id, refs] of reported)
      expect(entryOf(answer, id).evidence.refs).toEqual(expect.arrayContaining(refs));
  });

  it("excludes wet-only rubbers and says why", () => {
    for (const id of ["nbr", "sbr", "br"]) {
      expect(order).not.toContain(id);
      expect(exclusionsOf(answer, id)).toMatch(/dry/);
    }
  });

  it("puts the ionomer above PTFE where rate is the aim [47]", () => {
    above(
      binderOrder(ask({ component: "cathode", process: "dry", aim: "rate-capability" })),
      "pfsa-ionomer",
      "ptfe",
    );
  });

  it("warns where the cathode stands above the recorded oxidation limit of a binder", () => {
    const verdictAt = (cathode_potential_V: number) =>
      entryOf(ask({ component: "cathode", process: "dry", cathode_potential_V }), "peo");
    expect(verdictAt(4.8).verdict).toBe("caution");
    expect(
      verdictAt(4.8)
        .findings.map(({ message }) => message)
        .join(" "),
    ).toMatch(/4\.8 V .* 3\.9 V/);
    expect(verdictAt(3.9).verdict).toBe("viable");
  });

  it("guides the grade of PTFE with numbers", () => {
    const ptfe = entryOf(answer, "ptfe");
    expect(guidanceOf(ptfe, "molecular weight")[0]).toMatchObject({ value: 3200000, refs: [40] });
    expect(guidanceOf(ptfe, "particle size")[0]).toMatchObject({ value: 6.44, refs: [38] });
    expect(guidanceOf(ptfe, "crystallinity")[0]).toMatchObject({ value: 88.1, refs: [39] });
    expect(guidanceOf(ptfe, "binder content")[0]).toMatchObject({ min: 0.1, max: 1, unit: "wt%" });
  });
});

describe("a wet cathode for rate", () => {
  const answer = ask({ component: "cathode", process: "wet", aim: "rate-capability" });
  const calculable = answer.ranking.filter((entry) => entry.verdict !== "unknown");

  it.each([
    ["emg", "nbr"],
    ["nbr-lig3", "nbr"],
    ["pba-litfsi", "nbr"],
  ])("puts %s above %s, by binder and in every solvent system where both can be judged", (better, worse) => {
    above(binderOrder(answer), better, worse);
    const systems = new Set(calculable.filter((entry) => binderOf(entry) === better).map(systemOf));
    for (const entry of calculable.filter((one) => binderOf(one) === worse && systems.has(systemOf(one)))) {
      expect(entryOf(answer, better, systemOf(entry)).rank, systemOf(entry)).toBeLessThan(entry.rank);
    }
  });

  it("recommends nothing that was never reported in a cathode", () => {
    const inCathodes = new Set(
      knowledge.records.filter((record) => record.component === "cathode").map((record) => record.binder),
    );
    for (const entry of answer.ranking.filter((one) => one.verdict === "recommended")) {
      expect(inCathodes).toContain(binderOf(entry));
    }
  });

  it("ranks no water, alcohol, NMP or DMF", () => {
    const ranked = new Set(answer.ranking.flatMap((entry) => entry.solvents.map((solvent) => solvent.id)));
    for (const id of [
      "water",
      "ethanol",
      "methanol",
      "2-propanol",
      "1-butanol",
      "n-methyl-2-pyrrolidone",
      "n,n-dimethylformamide",
    ]) {
      expect(ranked).not.toContain(id);
    }
  });
});

describe("a wet silicon-graphite anode at 2 MPa", () => {
  const answer = ask({
    component: "anode",
    anode: "silicon-graphite",
    process: "wet",
    stack_pressure_MPa: 2,
  });

  it("puts TPU in 1,6-dichlorohexane [82] and NBR in anisole above NBR in toluene [80]", () => {
    const toluene = entryOf(answer, "nbr", "toluene");
    const tpu = entryOf(answer, "tpu", "1,6-dichlorohexane");
    const anisole = entryOf(answer, "nbr", "anisole");
    expect(tpu.rank).toBeLessThan(toluene.rank);
    expect(anisole.rank).toBeLessThan(toluene.rank);
    expect(tpu.evidence).toMatchObject({ grade: "reported", refs: [82] });
    expect(anisole.evidence).toMatchObject({ grade: "reported", refs: [80] });
    expect(toluene.evidence.grade).toBe("partly");
  });

  it("weighs adhesion above ion transport and says so with [80]", () => {
    const { criteria } = answer.ranking[0]!;
    expect(criteria.adhesion!.weight).toBeGreaterThan(criteria["ion-transport"]!.weight);
    expect(answer.context.some((finding) => finding.effect === "weigh" && finding.refs.includes(80))).toBe(
      true,
    );
  });
});

describe.each(["pouch", "prismatic"])("a %s cell of which no pressure is given", (cell) => {
  const question = { component: "anode", anode: "silicon-graphite", process: "wet" };
  const low = ask({ ...question, pressure: "low" });
  const taken = ask({ ...question, cell });

  it("is judged as one at low pressure, and says so", () => {
    expect(taken.context.map(({ rule }) => rule)).toContain("contact-at-low-stack-pressure");
    const scores = ({ ranking }: typeof low) => ranking.map((entry) => [binderOf(entry), entry.score]);
    expect(scores(taken)).toEqual(scores(low));
    expect(taken.query.pressure).toBeNull();
    expect(taken.assumptions).toContainEqual(
      expect.stringMatching(/not given: it is taken to be low, since .* below 4 MPa \[55, 124\]/),
    );
  });
  it("is not where a pressure is given, nor is a torque cell", () => {
    for (const asked of [{ cell, pressure: "high" }, { cell: "torque" }]) {
      const { assumptions, context } = ask({ ...question, ...asked });
      expect(context.map(({ rule }) => rule)).not.toContain("contact-at-low-stack-pressure");
      expect(assumptions.join(" ")).not.toContain("taken to be low");
    }
  });
});

describe("a wet graphite anode", () => {
  it("without electrolyte recommends Li-CMC + SBR from water, above Na-CMC [69]", () => {
    const answer = ask({ component: "anode", anode: "graphite", process: "wet", electrolyte_free: true });
    const blend = entryOf(answer, "li-cmc+sbr", "water");
    expect(blend.verdict).toBe("recommended");
    expect(blend.rank).toBeLessThan(entryOf(answer, "na-cmc").rank);
  });

  it("with electrolyte excludes water and names the sulfide", () => {
    const answer = ask({ component: "anode", anode: "graphite", process: "wet" }, { all: true });
    const inWater = answer.excluded.filter((entry) =>
      entry.solvents.some((solvent) => solvent.id === "water"),
    );
    expect(inWater.length).toBeGreaterThan(40);
    expect(inWater[0]!.findings.map((finding) => finding.message).join(" ")).toMatch(/sulfide/);
    expect(answer.ranking.some((entry) => systemOf(entry).includes("water"))).toBe(false);
  });
});

describe("a wet anode-less layer", () => {
  const answer = ask({ component: "anode", anode: "anode-less", process: "wet" });

  it("puts spandex and elastane, from NMP or DMF, above PVdF [96, 102]", () => {
    for (const id of ["spandex", "elastane"]) {
      above(binderOrder(answer), id, "pvdf");
      expect(["n-methyl-2-pyrrolidone", "n,n-dimethylformamide"]).toContain(systemOf(entryOf(answer, id)));
    }
    expect(entryOf(answer, "spandex").evidence.refs).toContain(96);
    expect(entryOf(answer, "elastane").evidence.refs).toContain(102);
  });

  it("assumes that the layer holds no sulfide", () => {
    expect(answer.assumptions.join(" ")).toMatch(/hold no sulfide/);
    expect(answer.ranking[0]!.criteria["sulfide-compatibility"]).toMatchObject({
      applicable: false,
      weight: 0,
    });
  });
});

describe("a dry anode", () => {
  it("warns of PTFE at 1.0 V vs. Li/Li+ and names the record that used it all the same", () => {
    const ptfe = entryOf(ask({ component: "anode", process: "dry" }), "ptfe");
    const warning = ptfe.findings.find((finding) => finding.severity === "high")!;
    expect(warning.message).toContain("1.0 V vs. Li/Li+");
    expect(warning.refs).toEqual(expect.arrayContaining([111, 112]));
    expect(ptfe.verdict).toBe("caution");
    expect(ptfe.evidence.records).toContain("t3-76-lisi-hc-ptfe");
  });
});

describe("an electrolyte sheet", () => {
  it("made dry: PTFE with its two warnings and its reported thickness and conductivity [109]", () => {
    const ptfe = entryOf(ask({ component: "sheet", process: "dry" }), "ptfe");
    const warnings = ptfe.findings
      .filter((finding) => finding.effect === "warn")
      .map((finding) => finding.message)
      .join(" ");
    expect(warnings).toMatch(/1\.0 V/);
    expect(warnings).toMatch(/50 cm²/);
    const conductivity = guidanceOf(ptfe, "conductivity").find((line) => line.value === 8.4)!;
    expect(conductivity.note).toMatch(/Li5\.4PS4\.4Cl1\.6.*25 °C/);
    expect(guidanceOf(ptfe, "thickness").some((line) => line.value === 30)).toBe(true);
  });

  it("says where an aim changes nothing", () => {
    const says = (input: Parameters<typeof ask>[0]) => ask(input).assumptions.join(" ");
    expect(says({ component: "sheet", process: "wet", aim: "rate-capability" })).toMatch(/changes no weight/);
    expect(says({ component: "cathode", process: "wet", aim: "rate-capability" })).not.toMatch(/no weight/);
    expect(says({ component: "sheet", process: "wet" })).not.toMatch(/no weight/);
  });

  it("made wet: EMG, the PEGDA networks and PIB are recommended", () => {
    const answer = ask({ component: "sheet", process: "wet" });
    for (const id of ["emg", "pegda-litfsi", "pegda-dmaema-litfsi", "pib"]) {
      expect(["recommended", "caution"], id).toContain(entryOf(answer, id).verdict);
    }
    const pib = entryOf(answer, "pib");
    expect(
      pib.findings.some(
        (finding) => finding.refs.includes(116) && /molecular weight|chain/i.test(finding.message),
      ),
    ).toBe(true);
  });

  it("holds no salted network soluble by a record of one of its polymers without the salt [113]", () => {
    const answer = ask({ component: "sheet", process: "wet", binders: ["pegda-dmaema-litfsi"] });
    expect(entryOf(answer, "pegda-dmaema-litfsi", "toluene").verdict).toBe("unknown");
    expect(entryOf(answer, "pegda-dmaema-litfsi", "acetonitrile").verdict).toBe("recommended");
  });

  it("made by scaffold: each frame with what infiltrates it", () => {
    const answer = ask({ component: "sheet", process: "scaffold" });
    const reported = answer.ranking.filter((entry) => entry.evidence.grade === "reported");
    const seen = reported.map((entry) => [entry.scaffold!.id, binderOf(entry), systemOf(entry)].join(" "));
    expect(new Set(seen)).toEqual(
      new Set(["nylon nbr toluene", "pi-laser nbr anisole", "pi-nonwoven  ethanol", "vectran  "]),
    );
  });
});

it("a cathode by scaffold has an empty ranking and one sentence", () => {
  const answer = ask({ component: "cathode", process: "scaffold" });
  expect(answer.ranking).toEqual([]);
  expect(answer.summary).toMatch(/^No study reports a cathode made by filling a scaffold/);
});
