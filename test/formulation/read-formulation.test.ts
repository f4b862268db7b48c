import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELDS, meaningOf } from "../../src/formulation/fields.js";
import { NameIndex } from "../../src/formulation/names.js";
import type { RawRecord } from "../../src/formulation/raw-record.js";
import { readFormulation } from "../../src/formulation/read-formulation.js";
import { readBundle } from "../../src/load/bundle.js";

const index = new NameIndex(readBundle());
const place = (path: readonly PropertyKey[]) => ({ file: path.join("."), line: 1, column: 1 });

function read(value: unknown) {
  const found = readFormulation({ value, place }, index);
  if ("problems" in found) throw new Error(found.problems.map(({ message }) => message).join(" "));
  return found.formulation;
}

function problems(value: unknown): string[] {
  const found = readFormulation({ value, place }, index);
  return "problems" in found
    ? found.problems.map(({ code, message, place: at }) => `${code} at ${at?.file}: ${message}`)
    : [];
}

const SHORT = {
  name: "a",
  component: "cathode",
  process: "wet slurry",
  binder: "nitrile butadiene rubber",
  binder_content: "2 wt%",
  solvent: "dibromomethane 40 vol% + hexyl butyrate 60 vol%",
  stack_pressure: "3 MPa",
};

describe("the short form and the long one say the same", () => {
  const long = {
    name: "a",
    coating: {
      component: {
        binder: [{ name: "NBR", property: { mass_fraction: { value: 0.02, unit: "1" } } }],
      },
    },
    processing: {
      route: "wet",
      solvents: [
        { cas: "74-95-3", volume_fraction: { value: 40, unit: "vol%" } },
        { name: "n-hexyl butyrate", volume_fraction: { value: 0.6, unit: "1" } },
      ],
    },
    context: { component: "cathode" },
    pressure: { operation: { value: 30, unit: "bar" } },
  };
  it("but for the paths", () => {
    const { paths: _short, ingredients: _names, ...short } = read(SHORT);
    const { paths: _long, ingredients: _others, ...same } = read(long);
    expect(same).toEqual(short);
  });
});

it("an electrode specification is read as it is, and what says nothing here is named", () => {
  const formulation = read({
    schema_version: "0.2.0",
    electrode_spec: {
      id: "https://w3id.org/battinfo/spec/0000-0000-0000-0000",
      name: "a graphite anode",
      kind: "graphite",
      coating: {
        component: {
          active_material: [{ name: "graphite", property: { mass_fraction: { value: 0.95, unit: "1" } } }],
          binder: [{ name: "CMC", property: { mass_fraction: { typical_value: 0.05, unit_text: "1" } } }],
        },
        property: { loading: { value: 10, unit: "mg/cm2" } },
      },
      property: { calendered_thickness: { value: 80, unit: "um" } },
      current_collector: { name: "copper" },
      processing: { route: "aqueous" },
      polarity: "negative",
    },
    provenance: { source_type: "manual" },
  });
  expect(formulation.context).toMatchObject({
    component: "anode",
    process: "wet",
    anode: "graphite",
    electrolyte_free: true,
  });
  expect(formulation.solvents?.ids).toEqual(["water"]);
  expect(formulation.binder_content_wt_pct).toBe(5);
  const notes = formulation.notes.map(({ rule, path }) => `${rule} ${path.join(".")}`);
  expect(notes).toContain("unmapped-key electrode_spec.kind");
  expect(notes).toContain("unmapped-key electrode_spec.current_collector");
  expect(notes).toContain("unmapped-key electrode_spec.property.calendered_thickness");
  expect(notes.filter((note) => note.includes("provenance"))).toEqual([]);
});

it("what an electrode specification calls by words of lab sheets is not taken for theirs", () => {
  const { name, grade, notes } = read({
    schema_version: "0.2.0",
    electrode_spec: {
      id: "https://w3id.org/battinfo/spec/0000-0000-0000-0000",
      name: "a cathode",
      polarity: "positive",
      grade: "rev B",
      coating: {
        component: { binder: [{ name: "NBR", grade: "Perbunan 3445" }] },
        comment: "from slurry 7",
      },
      processing: { route: "other", solvent: "anisole", detail: "doctor blade" },
      description: "for pouch cells",
      comment: "to be cycled",
    },
    provenance: { source_type: "lab", comment: "by hand" },
  });
  expect([name, grade]).toEqual(["a cathode", "Perbunan 3445"]);
  expect(notes.map(({ path }) => path.join("."))).toEqual([
    "electrode_spec.grade",
    "electrode_spec.processing.detail",
    "electrode_spec.processing.route",
  ]);
});

describe("keys as lab sheets write them", () => {
  it.each([
    ["Binder content (wt%)", "binder_content", "wt%"],
    ["binder content [wt. %]", "binder_content", "wt. %"],
    ["binder wt%", "binder_content", "wt%"],
    ["wt %", "binder_content", "wt%"],
    ["weight fraction", "binder_content", undefined],
    ["Stack pressure [MPa]", "stack_pressure", "MPa"],
    ["stack_pressure_MPa", "stack_pressure", "MPa"],
    ["drying temperature (°C)", "drying_temperature", "°C"],
    ["loading_mg_cm2", "loading", "mg/cm2"],
    ["Mass loading (mg/cm2)", "loading", "mg/cm2"],
    ["areal_capacity_mAh_cm2", "areal_capacity", "mAh/cm2"],
    ["Sample ID", "name", undefined],
    ["conductive carbon", "additive", undefined],
  ])("%s is %s", (key, field, unit) => {
    const meaning = meaningOf(key);
    expect([meaning?.field.key, meaning?.unit]).toEqual([field, unit]);
  });

  it("no two fields share a name", () => {
    const names = FIELDS.flatMap(({ key, aliases }) => [key, ...aliases]).map((name) =>
      name.toLowerCase().replace(/[\s_.-]/g, ""),
    );
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("%s is no key", (key) => {
    expect(meaningOf(key)).toBeNull();
    const hostile = JSON.parse(`{"component": "cathode", "${key}": "x"}`);
    expect(problems(hostile).join()).toMatch(/unknown-key/);
  });
});

describe("a key in a section means what it means there", () => {
  const { stack_pressure: _, ...rest } = SHORT;

  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      "the temperature of a process",
      { processing: { temperature: "450 °C" } },
      /^unknown-key at processing\.temperature: .*in processing: at the top it is temperature, of operation\. Did you mean drying_temperature\?$/,
    ],
    ["with its unit", { processing: { temperature_C: 450 } }, /^unknown-key at processing\.temperature_C/],
    [
      "of a coating",
      { coating: { "temperature (°C)": 450 } },
      /at coating\.temperature \(°C\): .*of operation\.$/,
    ],
    ["the thickness of a wet film", { processing: { thickness: "400 um" } }, /at processing\.thickness/],
    [
      "the share of something",
      { processing: { "wt%": 60 } },
      /^unknown-key at processing\.wt%: .*binder_content/,
    ],
    ["the name of a coating", { name: undefined, coating: { name: "b" } }, /^unknown-key at coating\.name/],
    ["the grade of a coating", { coating: { grade: "rev B" } }, /^unknown-key at coating\.grade/],
    ["the layer of a coating", { component: undefined, coating: { layer: "anode" } }, /at coating\.layer/],
  ])("%s", (_what, change, message) => {
    expect(problems({ ...rest, ...change })[0]).toMatch(message);
  });

  it.each<[Record<string, unknown>, string, unknown]>([
    [{ context: { temperature: "60 °C" } }, "temperature_C", 60],
    [{ context: { operating_temperature_C: 60 } }, "temperature_C", 60],
    [{ context: { stack_pressure: "3 MPa" } }, "stack_pressure_MPa", 3],
    [{ processing: { "operating temperature": "60 °C" } }, "temperature_C", 60],
    [{ pressure: { "cell pressure (MPa)": 3 } }, "stack_pressure_MPa", 3],
  ])("%j is read", (change, key, value) => {
    expect(read({ ...rest, ...change }).context).toMatchObject({ [key]: value });
  });

  it.each<[Record<string, unknown>, string, unknown]>([
    [{ processing: { drying_temperature: "60 °C" } }, "drying_temperature_C", 60],
    [{ processing: { fabrication_pressure: "300 MPa" } }, "fabrication_pressure_MPa", 300],
    [{ coating: { thickness: "30 um" } }, "thickness_um", 30],
    [{ coating: { property: { "mass loading": "10 mg/cm2" } } }, "loading_mg_cm2", 10],
    [{ property: { dry_thickness: "30 um", loading: "10 mg/cm2" } }, "thickness_um", 30],
  ])("%j is read too", (change, key, value) => {
    expect(read({ ...rest, ...change })).toMatchObject({ [key]: value });
  });

  it("what a property may hold besides is named as not used", () => {
    const { context, notes } = read({ ...rest, coating: { property: { temperature: "450 °C" } } });
    expect(context.temperature_C).toBeNull();
    expect(notes.map(({ message }) => message)).toEqual([
      "coating.property.temperature says nothing to this tool and was not used.",
    ]);
  });
});

describe("the grade of a binder", () => {
  const PTFE = { component: "cathode", process: "dry", binder: "PTFE" };
  const numbersOf = ({
    binder_molecular_weight_g_mol: chains,
    binder_particle_size_um: size,
    binder_crystallinity_pct: share,
  }: ReturnType<typeof read>) => [chains, size, share];

  it.each<[Record<string, unknown>, (number | null)[]]>([
    [{ binder_molecular_weight: "1.2 million g/mol" }, [1_200_000, null, null]],
    [{ binder_molecular_weight_g_mol: 1_200_000 }, [1_200_000, null, null]],
    [{ "Mw (kg/mol)": "1200" }, [1_200_000, null, null]],
    [{ binder_particle_size: "492.3 µm", binder_crystallinity: "0.188 1" }, [null, 492.3, 18.8]],
    [{ binder_particle_size_um: 6.44, binder_crystallinity_pct: 88.1 }, [null, 6.44, 88.1]],
    [{ "binder crystallinity (%)": "88.1" }, [null, null, 88.1]],
    [{ binder: { name: "PTFE", molecular_weight: "3.2e6 g/mol" } }, [3_200_000, null, null]],
    [{ binder: [{ name: "PTFE", particle_size_um: 6.44, "crystallinity (%)": 88.1 }] }, [null, 6.44, 88.1]],
    [
      { binder: { name: "PTFE", property: { crystallinity: { value: 88.1, unit: "%" } } } },
      [null, null, 88.1],
    ],
    [{ binder_grade: "1.2 million g/mol" }, [1_200_000, null, null]],
    [{ binder_grade: "Mw 3.2e6 g/mol" }, [3_200_000, null, null]],
    [{ grade: "fine powder, 492 µm; 18.8 % crystallinity" }, [null, 492, 18.8]],
    [{ binder_grade: "F104 (1.2×10⁶ g mol⁻¹, D50: 500 nm, crystallinity 41.3%)" }, [1_200_000, 0.5, 41.3]],
    [{ binder: { name: "PTFE", grade: "500 kDa" } }, [500_000, null, null]],
    // said twice alike
    [{ grade: "1.2 million g/mol", binder_molecular_weight: "1.2e6 g/mol" }, [1_200_000, null, null]],
  ])("%j", (said, numbers) => {
    const { binder: _, ...rest } = PTFE;
    expect(numbersOf(read({ ...rest, binder: "PTFE", ...said }))).toEqual(numbers);
  });

  it.each([
    ...["F104", "3445", "1.2 million", "Mw 3.2e6", "1,200,000 g/mol", "5–10 µm", "5 to 10 µm", "> 3 µm"],
    ...[
      "D10 2 µm, D90 20 µm",
      "18.8 %",
      "below 3 g/mol",
      "PTFE-492 µmx",
      "1.2 g/molecule",
      "9e99 g/mol",
      "x".repeat(300),
    ],
  ])("%s says nothing plainly, and stays a text", (binder_grade) => {
    const found = read({ ...PTFE, binder_grade });
    expect([found.grade, ...numbersOf(found)]).toEqual([binder_grade, null, null, null]);
  });

  it("a number without a unit is a name, at the top and in a part", () => {
    for (const said of [{ binder_grade: 3445 }, { grade: 3445 }, { binder: { name: "PTFE", grade: 3445 } }]) {
      const found = read({ ...PTFE, ...said });
      expect([found.grade, ...numbersOf(found)]).toEqual(["3445", null, null, null]);
    }
    for (const grade of [true, ["F104"], { name: "F104" }]) {
      expect(problems({ ...PTFE, binder_grade: grade })[0]).toMatch(/^bad-shape at binder_grade: /);
      expect(problems({ ...PTFE, binder: { name: "PTFE", grade } })[0]).toMatch(
        /^bad-shape at binder.grade: /,
      );
    }
  });

  it("of the parts of a blend every grade is kept, and a number of one is said not to be used", () => {
    const binder = [
      { name: "NBR", grade: "A, 0.2 million g/mol" },
      { name: "PVDF", grade: "B", molecular_weight: "0.5 million g/mol" },
    ];
    const found = read({ component: "cathode", binder });
    expect([found.grade, ...numbersOf(found)]).toEqual(["A, 0.2 million g/mol + B", null, null, null]);
    expect(found.notes).toMatchObject([
      {
        rule: "unmapped-key",
        message: "binder_molecular_weight is of PVDF alone, which is part of a blend, and was not used.",
      },
    ]);
  });

  it.each<[Record<string, unknown>, RegExp]>([
    [{ binder_molecular_weight: 1_200_000 }, /bad-quantity at binder_molecular_weight: .*Write the unit/],
    [{ binder_crystallinity: "188 %" }, /beyond the 100 %/],
    [
      { binder_grade: "1.2 million g/mol", binder_molecular_weight: "3.2e6 g/mol" },
      /contradiction at binder_molecular_weight: .* 3200000 g\/mol and 1200000 g\/mol/,
    ],
    [
      { binder: { name: "PTFE", molecular_weight: "1e6 g/mol", property: { "molar mass": "2e6 g/mol" } } },
      /given-twice at binder.property.molar mass/,
    ],
    [
      { binder_grade: "F104", binder: { name: "PTFE", grade: "F106" } },
      /given-twice at binder_grade: The grade is "F104" here, and "F106" beside the binder/,
    ],
    [
      { binder_crystallinity: "18.8 %", binder: { name: "PTFE", crystallinity: "88.1 %" } },
      /contradiction at binder_crystallinity: .* 18\.8 % and 88\.1 %/,
    ],
    [{ "particle size": "5 um" }, /unknown-key at particle size/],
    [
      { active_material: { name: "NCM811", particle_size: "5 um" } },
      /unknown-key at active_material.particle_size/,
    ],
  ])("%j is refused", (said, message) => {
    expect(problems({ ...PTFE, ...said }).join("\n")).toMatch(message);
  });
});

it("what the property of a part holds besides is named as not used", () => {
  const property = {
    mass_fraction: "2 wt%",
    density: { value: 1, unit: "g/cm3" },
    mass_fractoin: 1,
    none: null,
  };
  const { binder_content_wt_pct, notes } = read({
    component: "cathode",
    coating: { component: { binder: [{ name: "NBR", property }] } },
  });
  expect(binder_content_wt_pct).toBe(2);
  expect(notes.map(({ rule, message }) => `${rule}: ${message}`)).toEqual(
    ["density", "mass_fractoin"].map(
      (key) =>
        `unmapped-key: coating.component.binder.0.property.${key} says nothing to this tool and was not used.`,
    ),
  );
  const twice = { name: "NBR", mass_fraction: "2 wt%", property: { "mass fraction": "1 wt%" } };
  expect(problems({ component: "cathode", binder: twice })).toEqual([
    "given-twice at binder: NBR has more than one mass fraction.",
  ]);
});

describe("what is wrong is said with its place", () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ["a bare number", { binder_content: 2 }, /bad-quantity at binder_content: .*2 wt%, or the fraction/],
    ["a decimal comma", { binder_content: "2,5 wt%" }, /write 2\.5 wt%/],
    ["an unknown binder", { binder: "NBRR" }, /unknown-name at binder: .*did you mean nbr/],
    ["an unknown solvent", { solvent: "tolune" }, /unknown-name at solvent: .*did you mean toluene/],
    ["a key with a slip", { bindr: "NBR" }, /unknown-key at bindr: .*Did you mean binder/],
    [
      "a pressure",
      { pressure: "3 MPa" },
      /unknown-key at pressure: .*write stack_pressure \(in operation\) or fabrication_pressure \(in fabrication\)\.$/m,
    ],
    [
      "a pressure with its unit",
      { "Pressure (MPa)": 3 },
      /unknown-key at Pressure \(MPa\): .*write stack_pressure/,
    ],
    ["a pressure in its key", { pressure_MPa: 3 }, /unknown-key at pressure_MPa: .*write stack_pressure/],
    ["a pressure of a process", { processing: { pressure: "300 MPa" } }, /write stack_pressure/],
    [
      "a word for a group",
      { processing: "wet" },
      /write process, solvent, solids_content \(of the slurry\), .* or scaffold/,
    ],
    ["a key of the long form at the top", { route: "wet" }, /unknown-key at route: .*Did you mean process\?/],
    ["another one", { operation: "3 MPa" }, /unknown-key at operation: .*Did you mean stack_pressure\?/],
    ["a group with a slip", { procesing: { route: "wet" } }, /Did you mean processing\?/],
    ["a slip in a group", { processing: { rute: "wet" } }, /at processing\.rute: .*Did you mean route\?/],
    ["a slip in a group inside", { coating: { componet: { binder: "NBR" } } }, /Did you mean component\?/],
    [
      "what is not known there",
      { processing: { temprature: "60 °C" } },
      /at processing\.temprature: .*here\.$/m,
    ],
    ["the same thing twice", { "wt %": "2" }, /given-twice at wt %/],
    ["a dry slurry", { process: "dry" }, /contradiction at solvent: A dry process uses no solvent/],
    [
      "a slurry without solvent",
      { solvent: "none" },
      /contradiction at solvent: A wet slurry needs a solvent/,
    ],
    [
      "a route with another solvent",
      { process: "nmp", solvent: "toluene" },
      /contradiction at solvent: The process nmp says that the solvent is n-methyl-2-pyrrolidone, but toluene is/,
    ],
    [
      "a route of BattINFO with another solvent",
      { process: undefined, solvent: undefined, processing: { route: "aqueous", solvent: "NMP + toluene" } },
      /contradiction at processing\.solvent: The process aqueous says that the solvent is water, but n-methyl/,
    ],
    ["a route without solvent", { process: "NMP", solvent: "none" }, /A wet slurry needs a solvent: name it/],
    ["shares above one", { solvent: "toluene 60 vol% + anisole 60 vol%" }, /add up to 120 vol%/],
    ["a share left out", { solvent: "toluene 60 vol% + anisole" }, /share of every solvent or of none/],
    ["shares by mass", { solvent: "toluene 60 wt% + anisole 40 wt%" }, /bad-quantity .*by volume, not wt%/],
    ["a solvent twice", { solvent: "toluene + toluene" }, /stands twice/],
    [
      "a binder twice",
      { binder: "PTFE + Teflon" },
      /given-twice at binder: A binder stands twice: ptfe, ptfe/,
    ],
    [
      "a binder twice in a list",
      { binder: ["ptfe", "Teflon"], binder_content: undefined },
      /given-twice at binder: A binder stands twice: ptfe, ptfe/,
    ],
    [
      "a binder beside its blend",
      { binder: ["Li-CMC + SBR", "SBR"], binder_content: undefined },
      /given-twice at binder: A binder stands twice: li-cmc, sbr, sbr/,
    ],
    ["no component", { component: undefined }, /missing-choice.*cathode, anode, sheet/],
    ["a wrong component", { component: "cathod" }, /unknown-word at component: .*did you mean cathode/],
    ["a wrong polarity", { polarity: "negatve" }, /unknown-word at polarity: .*did you mean negative/],
    ["another polarity", { polarity: "Negative" }, /contradiction at polarity: The polarity says anode/],
    ["a list for a word", { component: ["cathode"] }, /bad-shape at component/],
    ["an oxide", { solid_electrolyte: "LLZO" }, /out-of-scope at solid_electrolyte: LLZO is no sulfide/],
    ["a halide", { solid_electrolyte: "Li3InCl6" }, /out-of-scope at solid_electrolyte: Li3InCl6 is no/],
    ["a cathode without", { solid_electrolyte: "none" }, /out-of-scope at solid_electrolyte: A cathode of/],
    ["a foreign active material", { active_material: "graphite" }, /contradiction at .*: graphite is an/],
    [
      "a foil that is said to be graphite",
      { component: "anode", anode: "graphite", active_material: "Li" },
      /contradiction at active_material: The anode is said to be graphite, but .* lithium-metal/,
    ],
    [
      "an oxide in an anode",
      { component: "anode", active_material: ["graphite", "NCM811"] },
      /contradiction at active_material\.1: NCM811 is an active material of cathodes/,
    ],
    ["a number for a name", { binder: 5 }, /bad-shape at binder/],
    ["a wrong schema", { schema: "binder-advise/advice@1" }, /unknown-word at schema/],
    ["an acceptance without a day", { accept: [{ rule: "x", reason: "y" }] }, /bad-shape at accept\.0/],
    [
      "a day that is none",
      { accept: [{ rule: "x", reason: "y", until: "2026-13-45" }] },
      /bad-shape at accept\.0/,
    ],
  ])("%s", (_what, change, message) => {
    expect(problems({ ...SHORT, ...change }).join("\n")).toMatch(message);
  });

  it.each(["constructor", "__proto__", "toString"])("the polarity %s is none", (polarity) => {
    expect(problems({ polarity, binder: "nbr" })[0]).toMatch(
      /^unknown-word at polarity: polarity takes positive, negative, unknown, not/,
    );
  });

  it("a polarity that is not known says no component", () => {
    expect(read({ ...SHORT, polarity: "unknown" }).context.component).toBe("cathode");
    expect(problems({ polarity: "unknown", binder: "nbr" })).toEqual([
      expect.stringMatching(/^missing-choice/),
    ]);
  });

  it.each([null, 5, "text", [], true])("%j is no formulation", (value) => {
    expect(problems(value).join()).toMatch(/bad-shape/);
  });

  it.each(["NBR 60 wt% + PVDF 40 wt%", "NBR 2 %"])("shares in the name of a binder, %s", (binder) => {
    const [problem] = problems({ ...SHORT, binder });
    expect(problem).toContain(
      `bad-shape at binder: "${binder}": a binder is named without shares (A + B), or as [`,
    );
    // as it says
    const parts = [
      { name: "NBR", mass_fraction: "1 wt%" },
      { name: "PVDF", mass_fraction: "0.5 wt%" },
    ];
    const { binder_content: _, ...rest } = SHORT;
    expect(read({ ...rest, binder: parts })).toMatchObject({
      binder: "nbr+pvdf",
      binder_content_wt_pct: 1.5,
    });
  });

  it.each(["active_material", "solid_electrolyte", "additive"])("a content of no %s", (role) => {
    const content = (value: unknown) => problems({ ...SHORT, [`${role}_content`]: value });
    expect(content("20 wt%")).toEqual([
      `contradiction at ${role}_content: ${role}_content is given, but no ${role} is named.`,
    ]);
    expect(content("0 wt%")).toEqual([]);
    for (const value of ["banana", "9000 wt%", {}])
      expect(content(value)).toEqual([expect.stringMatching(`^bad-quantity at ${role}_content: `)]);
  });

  it("the content of two binders is that of both, of two additives it is not said of which", () => {
    expect(read({ ...SHORT, binder: ["NBR", "PVDF"] })).toMatchObject({
      binder: "nbr+pvdf",
      binder_content_wt_pct: 2,
    });
    expect(problems({ ...SHORT, additive: ["VGCF", "Super P"], additive_content: "3 wt%" })).toEqual([
      "contradiction at additive_content: additive_content is given, but additive names 2 of them: give each its own.",
    ]);
    const shared = [{ name: "NBR", mass_fraction: "1 wt%" }, { name: "PVDF" }];
    expect(problems({ ...SHORT, binder: shared }).join()).toMatch(
      /the mass fraction stands in binder already/,
    );
  });

  it("the content of a binder may stand without its name, and is looked at once", () => {
    const { binder: _, ...rest } = SHORT;
    expect(read(rest)).toMatchObject({ binder: null, binder_content_wt_pct: 2 });
    expect(problems({ ...rest, binder_content: "banana" })).toHaveLength(1);
  });

  it("all problems at once", () => {
    expect(problems({ ...SHORT, binder: "NBRR", binder_content: 2, bindr: 1 })).toHaveLength(3);
  });
});

it.each([
  "60 vol% toluene + 40 vol% anisole",
  "60% toluene + 40% anisole",
  "toluene 60% + anisole 40 %",
  "toluene 0.6 + anisole 0.4 1",
])("the shares of %s stand before or behind the names", (solvent) => {
  const found = readFormulation({ value: { ...SHORT, solvent }, place }, index);
  if (solvent.includes("0.6 +")) expect(problems({ ...SHORT, solvent })[0]).toMatch(/0\.6 has no unit/);
  else
    expect(found).toMatchObject({
      formulation: { solvents: { ids: ["toluene", "anisole"], volume_fractions: [0.6, 0.4] } },
    });
});

it.each([
  ["nmp", "NMP", ["n-methyl-2-pyrrolidone"]],
  ["NMP", undefined, ["n-methyl-2-pyrrolidone"]],
  ["aqueous", "H2O", ["water"]],
  ["aqueous", "water 90 vol% + ethanol 10 vol%", ["water", "ethanol"]],
])("the process %s goes with the solvent %s", (process, solvent, ids) => {
  const { context, solvents } = read({ ...SHORT, process, solvent });
  expect([context.process, solvents?.ids]).toEqual(["wet", ids]);
});

it.each([
  ["component", "Positive electrode", "component", "cathode"],
  ["component", "composite cathode", "component", "cathode"],
  ["component", "separator", "component", "sheet"],
  ["component", "solid electrolyte", "component", "sheet"],
  ["process", "tape casting", "process", "wet"],
  ["process", "Slurry-casting", "process", "wet"],
  ["process", "slurry", "process", "wet"],
  ["process", "slurry process", "process", "wet"],
  ["process", "solvent-free process", "process", "dry"],
] as const)("%s: %s", (key, word, field, expected) => {
  const solvent = expected === "dry" ? "none" : SHORT.solvent;
  expect(read({ ...SHORT, solvent, [key]: word }).context[field]).toBe(expected);
});

it.each([
  ["binder", "nitrile rubber", "nbr"],
  ["binder", "Perbunan", "nbr"],
  ["binder", "hydrogenated nitrile rubber", "hnbr"],
  ["binder", "polystyrene-b-polybutadiene-b-polystyrene", "sbs"],
  ["binder", "carboxylated SBS", "sbs-cooh"],
  ["binder", "PBA + LiTFSI", "pba-litfsi"],
  ["binder", "SBR + Li-CMC", "li-cmc+sbr"],
  ["binder", "Li-Nafion", "nafion-li"],
  ["solvent", "n-methylpyrrolidone", "n-methyl-2-pyrrolidone"],
  ["solvent", "H2O", "water"],
] as const)("the %s %s", (kind, name, id) => {
  expect(index.find(kind, name)).toEqual({ id });
});

describe("materials as labs name them", () => {
  const notes = (change: Record<string, unknown>) =>
    read({ ...SHORT, ...change }).notes.map(({ rule, message }) => `${rule}: ${message}`);

  it.each(["Li", "lithium foil", "Li metal"])("%s is lithium metal", (active_material) => {
    expect(read({ ...SHORT, component: "anode", active_material }).context.anode).toBe("lithium-metal");
  });

  it.each(["75Li2S-25P2S5", "Li5.5PS4.5Cl1.5", "Li9.54Si1.74P1.44S11.7Cl0.3", "LPSBr", "thio-LISICON"])(
    "%s is taken for a sulfide, and said to be",
    (solid_electrolyte) => {
      expect(notes({ solid_electrolyte })).toEqual([
        expect.stringMatching(/^unknown-electrolyte: .* is a sulfide without a record of its own/),
      ]);
    },
  );

  it.each(["LPSCl + LLZO", "Li6PS5Cl/PEO composite", "LATP@LPSCl", "LPSCl-LLZTO"])(
    "of the composite %s its sulfide is judged",
    (solid_electrolyte) => {
      expect(notes({ solid_electrolyte })).toEqual([
        `unknown-electrolyte: Of ${solid_electrolyte} what is said here holds for the sulfide alone.`,
      ]);
      expect(read({ ...SHORT, solid_electrolyte }).context.solid_electrolyte).toBe("lpscl");
    },
  );

  it.each(["Li10GeP2S12 (LISICON-type)", "Li6PS5Cl (from the supplier)"])("%s is what it names", (name) => {
    expect(notes({ solid_electrolyte: name })).toEqual([]);
  });

  it.each(["none", "no SE", "SE-free", "electrolyte-free", "no electrolyte", "none (by design)", "0", "/"])(
    "%s is no electrolyte",
    (solid_electrolyte) => {
      const change = { component: "anode", anode: "graphite", solid_electrolyte };
      expect(read({ ...SHORT, ...change }).context.electrolyte_free).toBe(true);
    },
  );

  it.each(["n/a", "NA", "NaN", "null"])("%s says nothing", (solid_electrolyte) => {
    const change = { component: "anode", anode: "graphite", solid_electrolyte };
    expect(read({ ...SHORT, ...change }).context).toMatchObject({
      electrolyte_free: false,
      solid_electrolyte: null,
    });
  });

  it.each([
    { solid_electrolyte_content: "0 wt%" },
    { "se content (wt%)": "0" },
    { solid_electrolyte: "LPSCl", solid_electrolyte_content: "0 wt%" },
    { solid_electrolyte: "n/a", solid_electrolyte_content: "0 wt%" },
    {
      coating: {
        component: { solid_electrolyte: [{ name: "LPSCl", property: { mass_fraction: "0 wt%" } }] },
      },
    },
  ])("%j is an anode without electrolyte, and a cathode is taken to hold some all the same", (zero) => {
    const anode = { ...SHORT, component: "anode", anode: "graphite", ...zero };
    expect(read(anode).context).toMatchObject({ electrolyte_free: true, solid_electrolyte: null });
    expect(problems({ ...anode, electrolyte_free: false })).toEqual([
      expect.stringMatching(/contradiction at electrolyte_free: .* not to be electrolyte-free/),
    ]);
    for (const component of ["cathode", "sheet"]) {
      const { context, notes: said } = read({ ...SHORT, component, ...zero });
      expect(context.electrolyte_free).toBe(false);
      expect(said.map(({ message }) => message)).toEqual([
        `The content of the solid electrolyte is zero; the ${component} is taken to hold sulfide all the same.`,
      ]);
    }
  });

  it.each([
    ["none", { solid_electrolyte: "none", solid_electrolyte_content: "20 wt%" }],
    ["none", { solid_electrolyte: [{ name: "none", mass_fraction: "20 wt%" }] }],
    ["n/a", { solid_electrolyte: "n/a", solid_electrolyte_content: "20 wt%" }],
    ["-", { coating: { component: { solid_electrolyte: [{ name: "-", mass_fraction: "20 wt%" }] } } }],
  ])("an electrolyte called %s has no content above zero", (name, change) => {
    const anode = { ...SHORT, component: "anode", anode: "graphite" };
    expect(problems({ ...anode, ...change })[0]).toMatch(
      `: The solid electrolyte is "${name}", but its content is 20 wt%.`,
    );
    const none = JSON.parse(JSON.stringify({ ...anode, ...change }).replace("20 wt%", "0 wt%"));
    expect(problems(none)).toEqual([]);
  });

  it("what is far too long is soon done with, and not said again in full", () => {
    const long = fc
      .constantFrom("x", "Li", "(-)", "1", ".", " ", " -", "1,", "% ", "a +")
      .map((part) => part.repeat(60_000));
    const key = fc.constantFrom(
      "solid_electrolyte",
      "solvent",
      "binder",
      "process",
      "component",
      "loading",
      "anode",
    );
    const wrapped = fc
      .tuple(fc.constantFrom("", "a ", "1"), long, fc.constantFrom("", "x", "%"))
      .map((all) => all.join(""));
    fc.assert(
      fc.property(key, wrapped, (name, text) => {
        const found = readFormulation({ value: { ...SHORT, [name]: text }, place }, index);
        if ("problems" in found)
          for (const { message } of found.problems) expect(message.length).toBeLessThan(1000);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it("of what stands beside a sulfide it is said that it is none", () => {
    expect(notes({ solid_electrolyte: ["LLZO", "LPSCl"] })).toEqual([
      "unknown-electrolyte: Of LLZO what is said here holds for the sulfide alone.",
    ]);
    expect(read({ ...SHORT, solid_electrolyte: ["LLZO", "LPSCl"] }).context.solid_electrolyte).toBe("lpscl");
  });

  it("an active material that is not known leaves the kind of anode open, and that is said", () => {
    const change = { component: "anode", active_material: "Li4Ti5O12" };
    expect(read({ ...SHORT, ...change }).context.anode).toBeNull();
    expect(notes(change)).toEqual([expect.stringMatching(/^assumed-context: No .*"Li4Ti5O12", so the kind/)]);
  });

  it.each([
    ["silicon-graphite", "Si"],
    ["silicon", ["Si", "graphite"]],
    ["anode-less", "Si"],
    ["anode-less", ["Ag", "carbon black"]],
    ["lithium-metal", "graphite"],
  ])(
    "one part of a composite may be named alone, and a seed or interlayer: %s of %s",
    (anode, active_material) => {
      expect(read({ ...SHORT, component: "anode", anode, active_material }).context.anode).toBe(anode);
    },
  );

  it.each(["anhydrous anisole", "dry anisole", "anisole (anhydrous)"])("%s is anisole", (solvent) => {
    expect(read({ ...SHORT, solvent }).solvents?.ids).toEqual(["anisole"]);
  });

  it("a cathode whose composition is whole without sulfide is said to be taken to hold some", () => {
    const parts = {
      active_material: [{ name: "LCO", mass_fraction: "98 wt%" }],
      binder: [{ name: "NBR", mass_fraction: "2 wt%" }],
      binder_content: undefined,
    };
    expect(notes(parts)).toEqual([
      expect.stringMatching(/^assumed-context: The composition adds up without/),
    ]);
  });

  it.each(["Li-In", "LTO"])("%s against a sheet is left aside, as nothing is known of it", (anode) => {
    expect(notes({ component: "sheet", anode })).toEqual([
      `unmapped-key: Nothing is known of ${anode} at the face of the sheet; it was left aside.`,
    ]);
    expect(problems({ ...SHORT, component: "anode", anode })[0]).toMatch(/^unknown-word at anode/);
  });

  it("an active material says nothing of a sheet", () => {
    expect(notes({ component: "sheet", active_material: "NCM811" })).toEqual([
      "unmapped-key: An active material says nothing of a sheet; it was left aside.",
    ]);
  });
});

it("a number that is a name or a grade is kept as it is written, where that is known", () => {
  const value = { ...SHORT, name: 1.1, binder: { name: "NBR", grade: 3440 } };
  const written = (path: readonly PropertyKey[]) =>
    ({ name: "1.10", "binder.grade": "03440" })[path.join(".")];
  const named = (raw: RawRecord) => {
    const found = readFormulation(raw, index);
    return "problems" in found ? found.problems : [found.formulation.name, found.formulation.grade];
  };
  expect(named({ value, place, written })).toEqual(["1.10", "03440"]);
  expect(named({ value, place })).toEqual(["1.1", "3440"]);
});

describe("what is not given is unknown, not zero", () => {
  const parts = (...fractions: number[]) => ({
    component: "cathode",
    coating: {
      component: {
        active_material: [{ name: "NCM811", property: { mass_fraction: `${fractions[0]} wt%` } }],
        solid_electrolyte: [{ name: "Li6PS5Cl", property: { mass_fraction: `${fractions[1]} wt%` } }],
        binder: [{ name: "NBR", property: { mass_fraction: `${fractions[2]} wt%` } }],
      },
    },
  });
  it("a sum above one is refused and named", () => {
    expect(problems(parts(70, 30, 2)).join()).toMatch(/adds up to 102 wt%: NCM811 70, Li6PS5Cl 30, NBR 2/);
  });
  it("a sum below one is noted with its rest", () => {
    expect(
      read(parts(70, 25, 2))
        .notes.map(({ message }) => message)
        .join(),
    ).toMatch(/adds up to 97 wt%; what the other 3 wt%/);
  });
  it("a sum of one is not spoken of", () => {
    expect(read(parts(70, 28, 2)).notes).toEqual([]);
  });
  it("a part without its fraction leaves the sum unchecked", () => {
    const value = parts(70, 20, 2);
    value.coating.component.solid_electrolyte = [{ name: "Li6PS5Cl" } as never];
    expect(read(value).notes).toEqual([]);
  });
  it("process, solvent, content and binder may be missing", () => {
    expect(read({ component: "cathode" })).toMatchObject({
      binder: null,
      solvents: null,
      binder_content_wt_pct: null,
      context: { process: null },
    });
  });
  it("a process that follows from the rest is taken, and said", () => {
    const { context, notes } = read({ component: "cathode", binder: "NBR", solvent: "toluene" });
    expect([context.process, notes[0]?.rule]).toEqual(["wet", "assumed-context"]);
  });
  it("the anode class is of the cell and allowed on every layer", () => {
    expect(read({ component: "cathode", anode_class: "ULS" }).context.anode_class).toBeNull();
  });
  it("a key of one's own is carried unread", () => {
    expect(problems({ ...SHORT, "x-operator": "me", x_batch: 7 })).toEqual([]);
  });
});
