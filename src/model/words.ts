/** The closed word lists of the field, without a schema library: what starts with every command stays light. */
export const COMPONENTS = ["cathode", "anode", "sheet"] as const;
export const PROCESSES = ["dry", "wet", "scaffold"] as const;
export const ANODE_CLASSES = ["LLS", "ULS"] as const;
export const ANODE_KINDS = [
  "graphite",
  "silicon",
  "silicon-graphite",
  "lithium-metal",
  "anode-less",
] as const;
export const LEVELS = ["low", "medium", "high"] as const;
export const CELL_FORMATS = ["torque", "pouch", "prismatic"] as const;
export const PRESSURE_REGIMES = ["low", "intermediate", "torque", "beyond"] as const;
export const AIMS = ["balanced", "energy-density", "rate-capability", "cycle-life", "scale-up"] as const;
export const SCHEMA_NAMES = [
  "advice",
  "solubility",
  "blend",
  "sphere",
  "comparison",
  "why-not",
  "explanation",
  "rule-page",
  "formulation",
  "evaluation",
  "query",
  "rule",
  "criteria",
  "weights",
  "binder",
  "solvent",
  "evidence",
  "reference",
  "source",
  "vocabulary",
] as const;
export const EFFECTS = ["exclude", "warn", "favour", "avoid", "weigh", "inform"] as const;
