import {
  AIMS,
  ANODE_CLASSES,
  ANODE_KINDS,
  CELL_FORMATS,
  COMPONENTS,
  LEVELS,
  PRESSURE_REGIMES,
  PROCESSES,
} from "../model/words.js";

/** The closed vocabulary of facts a rule may speak of. A fact is a value, or unknown with a reason. */
export type FactScope = "query" | "binder" | "solvent" | "pair" | "scaffold" | "formulation";
export type FactType = "number" | "boolean" | "word" | "words";

export interface FactName {
  name: string;
  type: FactType;
  unit: string | null;
  scope: FactScope;
  /** the closed list of words, where there is one */
  words?: readonly string[];
  meaning: string;
  /** why our own rules and criteria do not name it; absent where they do */
  unused_because?: string;
}

const query: Omit<FactName, "scope">[] = [
  {
    name: "query.component",
    type: "word",
    unit: null,
    words: COMPONENTS,
    meaning: "The layer to be made.",
  },
  {
    name: "query.process",
    type: "word",
    unit: null,
    words: PROCESSES,
    meaning: "How the layer is made.",
  },
  {
    name: "query.anode_class",
    type: "word",
    unit: null,
    words: ANODE_CLASSES,
    meaning: "Limited or unlimited lithium storage of the anode.",
  },
  {
    name: "query.anode",
    type: "word",
    unit: null,
    words: ANODE_KINDS,
    meaning: "Kind of anode; for a sheet the anode it meets.",
  },
  {
    name: "query.aim",
    type: "word",
    unit: null,
    words: AIMS,
    meaning: "What the engineer is after.",
  },
  {
    name: "query.cell",
    type: "word",
    unit: null,
    words: CELL_FORMATS,
    meaning: "Format of the cell.",
  },
  {
    name: "query.stack_pressure_MPa",
    type: "number",
    unit: "MPa",
    meaning: "Stack pressure in operation; not the fabrication pressure.",
    unused_because: "Read through query.pressure_regime.",
  },
  {
    name: "query.pressure_regime",
    type: "word",
    unit: null,
    words: PRESSURE_REGIMES,
    meaning:
      "Stack pressure below 4 MPa, from 4 to below 10, from 10 to 70, above 70; low where a pouch or prismatic cell gives none.",
  },
  {
    name: "query.electrolyte_free",
    type: "boolean",
    unit: null,
    meaning: "The engineer says that the anode holds no solid electrolyte.",
  },
  { name: "query.solid_electrolyte", type: "word", unit: null, meaning: "Id of the solid electrolyte." },
  {
    name: "query.temperature_C",
    type: "number",
    unit: "°C",
    meaning: "Highest temperature the layer sees in drying or operation.",
  },
  {
    name: "query.solvent_polarity_limit",
    type: "word",
    unit: null,
    words: LEVELS,
    meaning: "The most polar solvent the engineer allows.",
    unused_because: "For users' own rules.",
  },
  {
    name: "layer.holds_sulfide",
    type: "boolean",
    unit: null,
    meaning: "Sulfide electrolyte is in the layer that is made.",
  },
  {
    name: "layer.min_potential_V",
    type: "number",
    unit: "V vs. Li/Li+",
    meaning: "Lowest potential the layer reaches.",
  },
  {
    name: "layer.max_potential_V",
    type: "number",
    unit: "V vs. Li/Li+",
    meaning: "Highest potential the layer reaches.",
    unused_because: "Read through binder.electrochemical_margin_V.",
  },
  {
    name: "layer.volume_change",
    type: "word",
    unit: null,
    words: ["low", "high", "extreme"],
    meaning: "How much the anode swells and shrinks.",
  },
];

const binder: Omit<FactName, "scope">[] = [
  {
    name: "binder.id",
    type: "word",
    unit: null,
    meaning: "Id of the binder; of a blend its parts joined by +.",
  },
  {
    name: "binder.parts",
    type: "words",
    unit: null,
    meaning: "Ids of the parts of a blend, or the id alone.",
  },
  { name: "binder.family", type: "word", unit: null, meaning: "Polymer family." },
  {
    name: "binder.role",
    type: "word",
    unit: null,
    words: ["binder", "ion-conducting-binder", "additive", "scaffold", "reference"],
    meaning: "What the polymer is used as.",
    unused_because: "For users' own rules.",
  },
  {
    name: "binder.processes",
    type: "words",
    unit: null,
    meaning: "Processes this polymer can be brought into a layer by.",
  },
  {
    name: "binder.is_fibrillating",
    type: "boolean",
    unit: null,
    meaning: "Shear draws the polymer into fibres.",
  },
  {
    name: "binder.is_crosslinkable",
    type: "boolean",
    unit: null,
    meaning: "The polymer can be cross-linked.",
    unused_because: "For users' own rules.",
  },
  {
    name: "binder.cast_as",
    type: "word",
    unit: null,
    words: ["itself", "precursor", "protected"],
    meaning: "What a slurry has to dissolve.",
  },
  {
    name: "binder.ion_conduction",
    type: "word",
    unit: null,
    words: ["none", "unsalted", "salt-doped", "single-ion"],
    meaning:
      "Whether and how the binder conducts lithium ions; unsalted: only once a lithium salt is dissolved in it.",
  },
  {
    name: "binder.polar_groups",
    type: "words",
    unit: null,
    meaning: "Polar groups of the polymer.",
  },
  {
    name: "binder.polarity",
    type: "word",
    unit: null,
    words: LEVELS,
    meaning: "Polarity of the most polar group (vocabulary, a convention of ours).",
  },
  {
    name: "binder.elasticity",
    type: "word",
    unit: null,
    words: LEVELS,
    meaning: "How elastically the binder follows strain.",
  },
  {
    name: "binder.elasticity_basis",
    type: "word",
    unit: null,
    words: ["sourced", "judged"],
    meaning: "Whether the elasticity has a source beyond a curator's judgement.",
  },
  {
    name: "binder.adhesion",
    type: "word",
    unit: null,
    words: LEVELS,
    meaning: "How well the binder adheres.",
  },
  {
    name: "binder.adhesion_basis",
    type: "word",
    unit: null,
    words: ["sourced", "judged"],
    meaning: "Whether the adhesion has a source beyond a curator's judgement.",
  },
  {
    name: "binder.sulfide_verdict",
    type: "word",
    unit: null,
    words: ["compatible", "conditional", "reactive"],
    meaning: "How the polymer gets on with sulfide; unknown where nobody says.",
  },
  {
    name: "binder.sulfide_basis",
    type: "word",
    unit: null,
    meaning: "The reason recorded for the sulfide verdict, for messages.",
    unused_because: "For messages.",
  },
  {
    name: "binder.reduction_limit_V",
    type: "number",
    unit: "V vs. Li/Li+",
    meaning: "Potential below which the polymer is reduced.",
    unused_because: "Read through binder.electrochemical_margin_V.",
  },
  {
    name: "binder.oxidation_limit_V",
    type: "number",
    unit: "V vs. Li/Li+",
    meaning: "Potential above which the polymer is oxidised.",
    unused_because: "Read through binder.electrochemical_margin_V.",
  },
  {
    name: "binder.electrochemical_margin_V",
    type: "number",
    unit: "V",
    meaning:
      "Distance of the layer's potentials to the nearer known limit of the polymer; negative when beyond it.",
  },
  {
    name: "binder.decomposition_margin_C",
    type: "number",
    unit: "°C",
    meaning: "Lowest recorded decomposition temperature less the highest temperature of the layer.",
  },
  {
    name: "binder.is_pfas",
    type: "boolean",
    unit: null,
    meaning: "The polymer or its salt falls under the PFAS definition.",
  },
  {
    name: "binder.glass_transition_C",
    type: "number",
    unit: "°C",
    meaning: "Glass transition temperature.",
    unused_because: "For users' own rules.",
  },
];

const solvent: Omit<FactName, "scope">[] = [
  {
    name: "solvent.is_used",
    type: "boolean",
    unit: null,
    meaning: "The layer is made from a slurry or solution, whichever its solvent is.",
  },
  { name: "solvent.ids", type: "words", unit: null, meaning: "Ids of the solvents of the system." },
  { name: "solvent.names", type: "word", unit: null, meaning: "Names of the solvents, for messages." },
  {
    name: "solvent.worst_names",
    type: "word",
    unit: null,
    meaning: "Names of the solvents that make the sulfide verdict what it is, for messages.",
  },
  {
    name: "solvent.classes",
    type: "words",
    unit: null,
    meaning: "Chemical classes of the solvents: halogenated, ketone, ether and so on.",
  },
  {
    name: "solvent.is_blend",
    type: "boolean",
    unit: null,
    meaning: "The system has more than one solvent.",
    unused_because: "For users' own rules.",
  },
  {
    name: "solvent.sulfide_verdict",
    type: "word",
    unit: null,
    words: ["compatible", "caution", "incompatible"],
    meaning: "What the solvent does to sulfide; the worst part of a blend; unknown where nobody says.",
  },
  {
    name: "solvent.sulfide_evidence",
    type: "word",
    unit: null,
    words: ["direct", "slurry", "synthesis", "class"],
    meaning: "What that verdict rests on.",
  },
  {
    name: "solvent.sulfide_basis",
    type: "word",
    unit: null,
    meaning: "The reason recorded for the worst part, for messages.",
    unused_because: "For messages.",
  },
  {
    name: "solvent.has_cast_sulfide_layer",
    type: "boolean",
    unit: null,
    meaning: "A bundled record cast a sulfide layer from the worst part.",
  },
  {
    name: "solvent.relative_permittivity",
    type: "number",
    unit: null,
    meaning: "Relative permittivity at 25 °C; the highest of a blend.",
  },
  {
    name: "solvent.polarity",
    type: "word",
    unit: null,
    words: LEVELS,
    meaning: "Permittivity below 5 low, below 15 medium, else high: a convention of ours.",
  },
  {
    name: "solvent.exceeds_polarity_limit",
    type: "boolean",
    unit: null,
    meaning: "The solvent is more polar than the engineer allows.",
  },
  {
    name: "solvent.is_protic",
    type: "boolean",
    unit: null,
    meaning: "A part of the system is protic.",
  },
  {
    name: "solvent.melting_point_C",
    type: "number",
    unit: "°C",
    meaning: "Melting point of a single solvent, where it is recorded; a blend melts lower than its parts.",
  },
  {
    name: "solvent.lowest_boiling_point_C",
    type: "number",
    unit: "°C",
    meaning: "Boiling point of the most volatile part at 101.3 kPa.",
  },
  {
    name: "solvent.highest_boiling_point_C",
    type: "number",
    unit: "°C",
    meaning: "Boiling point of the least volatile part at 101.3 kPa.",
  },
  {
    name: "solvent.h_codes",
    type: "words",
    unit: null,
    meaning: "GHS hazard statements of all parts.",
    unused_because: "For users' own rules.",
  },
  {
    name: "solvent.is_carcinogen_or_mutagen",
    type: "boolean",
    unit: null,
    meaning: "A part carries H340 or H350.",
  },
  { name: "solvent.is_reprotoxic", type: "boolean", unit: null, meaning: "A part carries H360." },
  {
    name: "solvent.hazard_level",
    type: "word",
    unit: null,
    words: LEVELS,
    meaning:
      "high: H340, H350, H300, H310, H330; medium: H360, H341, H351, H361, H370-H373, H301, H311, H331, H314; else low. A convention of ours.",
  },
  {
    name: "solvent.hazard_source_opened",
    type: "boolean",
    unit: null,
    meaning: "The source of every part's hazard codes was opened.",
  },
];

const pair: Omit<FactName, "scope">[] = [
  {
    name: "pair.solubility",
    type: "word",
    unit: null,
    words: ["soluble", "swells", "insoluble", "dispersed"],
    meaning: "What the solvent system does to what is cast.",
  },
  {
    name: "pair.solubility_basis",
    type: "word",
    unit: null,
    words: ["measured", "reported", "predicted"],
    meaning: "What that verdict rests on: a solubility record, a cast layer, or Hansen spheres.",
  },
  {
    name: "pair.solubility_note",
    type: "word",
    unit: null,
    meaning: "What the verdict on solubility rests on, or why there is none.",
  },
  {
    name: "pair.solubility_probability",
    type: "number",
    unit: null,
    meaning: "Calibrated chance that the binder dissolves at room temperature.",
    unused_because: "For users' own rules.",
  },
  {
    name: "pair.red",
    type: "number",
    unit: null,
    meaning:
      "Relative energy difference Ra/R0 with the first of the binder's own spheres; of a binder blend, of its farthest part.",
  },
  {
    name: "pair.red_share_inside",
    type: "number",
    unit: null,
    meaning: "Share of the sourced spheres that the solvent lies in.",
    unused_because: "For users' own rules.",
  },
  {
    name: "pair.evidence_grade",
    type: "word",
    unit: null,
    words: ["reported", "partly", "analogous", "predicted"],
    meaning: "How close the nearest reported layer is.",
    unused_because: "Caps the verdict and breaks ties.",
  },
  {
    name: "pair.is_reported_in_component",
    type: "boolean",
    unit: null,
    meaning:
      "A record has this binder in this component (of an anode, in one that changes volume alike), as the better or only side.",
  },
  {
    name: "pair.is_reported_in_component_and_process",
    type: "boolean",
    unit: null,
    meaning: "Such a record has it made by this process.",
  },
  {
    name: "pair.is_comparator",
    type: "boolean",
    unit: null,
    meaning: "Its nearest record is the worse side of its study's comparison.",
    unused_because: "For users' own rules.",
  },
];

const scaffold: Omit<FactName, "scope">[] = [
  { name: "scaffold.id", type: "word", unit: null, meaning: "Id of the scaffold." },
  {
    name: "scaffold.filling",
    type: "word",
    unit: null,
    words: ["slurry", "solution", "none"],
    meaning: "What fills the scaffold: a binder slurry, dissolved electrolyte, or powder without solvent.",
  },
  {
    name: "scaffold.is_reported_with_filling",
    type: "boolean",
    unit: null,
    meaning: "A record has this scaffold with this binder and solvent.",
  },
  { name: "scaffold.is_reported", type: "boolean", unit: null, meaning: "A record has this scaffold." },
];

const standings = ["below", "within", "above"] as const;

/** Known only where a formulation is judged; a ranking leaves the rules about them aside. */
const formulation: Omit<FactName, "scope">[] = [
  {
    name: "formulation.binder_content_wt_pct",
    type: "number",
    unit: "wt%",
    meaning: "Binder in the dry layer.",
  },
  {
    name: "formulation.binder_content_standing",
    type: "word",
    unit: null,
    words: standings,
    meaning: "Where the binder content stands to what is reported; unknown below three records.",
  },
  {
    name: "formulation.binder_content_reported",
    type: "word",
    unit: null,
    meaning: "The reported binder contents, for messages.",
  },
  {
    name: "formulation.loading_mg_cm2",
    type: "number",
    unit: "mg/cm²",
    meaning: "Dry mass per area.",
  },
  {
    name: "formulation.loading_standing",
    type: "word",
    unit: null,
    words: standings,
    meaning:
      "Where the loading stands to what is reported for the component; unknown below three records, and where only a doubtful number reaches as far.",
  },
  {
    name: "formulation.loading_reported",
    type: "word",
    unit: null,
    meaning: "The reported loadings, for messages.",
  },
  {
    name: "formulation.areal_capacity_mAh_cm2",
    type: "number",
    unit: "mAh/cm²",
    meaning: "Areal capacity of the electrode.",
  },
  {
    name: "formulation.areal_capacity_standing",
    type: "word",
    unit: null,
    words: standings,
    meaning:
      "Where the areal capacity stands to what is reported for the component; unknown below three records.",
  },
  {
    name: "formulation.areal_capacity_reported",
    type: "word",
    unit: null,
    meaning: "The reported areal capacities, for messages.",
  },
  {
    name: "formulation.thickness_um",
    type: "number",
    unit: "µm",
    meaning: "Thickness of the dry layer.",
  },
  {
    name: "formulation.thickness_standing",
    type: "word",
    unit: null,
    words: standings,
    meaning: "Where the thickness stands to what is reported for the component; unknown below three records.",
  },
  {
    name: "formulation.thickness_reported",
    type: "word",
    unit: null,
    meaning: "The reported thicknesses, for messages.",
  },
  {
    name: "formulation.binder_molecular_weight_g_mol",
    type: "number",
    unit: "g/mol",
    meaning: "Molecular weight of the grade of the binder.",
  },
  {
    name: "formulation.binder_particle_size_um",
    type: "number",
    unit: "µm",
    meaning: "Size of the particles of the binder, as they go into a dry process.",
  },
  {
    name: "formulation.binder_crystallinity_pct",
    type: "number",
    unit: "%",
    meaning: "Crystallinity of the grade of the binder.",
  },
  {
    name: "formulation.drying_temperature_C",
    type: "number",
    unit: "°C",
    meaning: "Highest temperature in drying.",
  },
  {
    name: "formulation.drying_above_boiling_C",
    type: "number",
    unit: "°C",
    meaning: "Drying temperature less the boiling point of the solvent part that boils first.",
  },
  {
    name: "formulation.drying_decomposition_margin_C",
    type: "number",
    unit: "°C",
    meaning: "Lowest recorded decomposition temperature of the binder less the drying temperature.",
  },
];

const withScope = (scope: FactScope, names: Omit<FactName, "scope">[]): FactName[] =>
  names.map((name) => ({ ...name, scope }));

export const FACT_NAMES: readonly FactName[] = [
  ...withScope("query", query),
  ...withScope("binder", binder),
  ...withScope("solvent", solvent),
  ...withScope("pair", pair),
  ...withScope("scaffold", scaffold),
  ...withScope("formulation", formulation),
];

const byName = new Map(FACT_NAMES.map((fact) => [fact.name, fact]));
export const factName = (name: string): FactName | null => byName.get(name) ?? null;
