import type { Binder } from "./binder.js";
import type { Criteria, Weights } from "./criteria.js";
import type { Claim, Comparison, EvidenceRecord, Quantity } from "./evidence.js";
import type { Reference, Source } from "./reference.js";
import type { Rule } from "./rule.js";
import type { ComparisonTest, NotRule } from "./rule-book.js";
import type { SolubilityModel } from "./solubility-model.js";
import type { Solvent } from "./solvent.js";
import type { Vocabulary } from "./vocabulary.js";

/** Everything the advisor knows, checked. Lists are sorted by id. */
export interface Knowledge {
  references: Reference[];
  sources: Source[];
  binders: Binder[];
  solvents: Solvent[];
  records: EvidenceRecord[];
  quantities: Quantity[];
  comparisons: Comparison[];
  claims: Claim[];
  vocabulary: Vocabulary;
  solubility_model: SolubilityModel;
  rules: Rule[];
  criteria: Criteria;
  weights: Weights;
  not_rules: NotRule[];
  comparison_tests: ComparisonTest[];
  /** folder that a rule of a user came from, by rule id; our own are not listed */
  origins: Record<string, string>;
  /** SHA-256 of what was read, first 12 hex digits */
  hashes: { rules: string; data: string };
  /** what the build worked out of the parts above; a copy in which any of them is another has none */
  figures?: KnownFigures;
}

/** What each binder comes to with each known solvent system, as `SolubilityColumns` hold it, row after row. */
export interface KnownFigures {
  binders: {
    id: string;
    isSame: boolean;
    hasNoRed: boolean;
  }[];
  /** columns in base64, numbers with their lowest byte first */
  kind: string;
  red: string;
}
