import { Binder } from "../model/binder.js";
import { Claim, Comparison, EvidenceRecord, Quantity } from "../model/evidence.js";
import { Reference, Source } from "../model/reference.js";
import { SolubilityModel } from "../model/solubility-model.js";
import { Solvent } from "../model/solvent.js";
import { Vocabulary } from "../model/vocabulary.js";

/** A record of each list of a data folder. */
export const RECORDS = {
  references: Reference,
  sources: Source,
  binders: Binder,
  solvents: Solvent,
  records: EvidenceRecord,
  quantities: Quantity,
  comparisons: Comparison,
  claims: Claim,
} as const;

/** The files of a data folder that hold one thing. */
export const DATA_FILES = { vocabulary: Vocabulary, solubility_model: SolubilityModel } as const;
