import { at, type FactColumns } from "../engine/columns.js";
import type { OpenRules, Part } from "../engine/open-rules.js";
import { BINDER_FACTS, type KnownBinder } from "../facts/binder-facts.js";
import type { CandidateParts } from "../facts/candidates.js";
import { type FactMap, factValue } from "../facts/fact-map.js";
import { FACT_NAMES } from "../facts/names.js";
import { type KnownPair, PAIR_FACTS } from "../facts/pair-facts.js";
import { remember } from "../facts/remember.js";
import { type KnownSolvent, SOLVENT_FACTS } from "../facts/solvent-facts.js";
import type { SubjectFile } from "../facts/subject.js";
import type { Knowledge } from "../model/knowledge.js";
import type { BinderUnit } from "../solubility/binder-unit.js";
import type { SolventSystem } from "../solubility/solvent-system.js";
import { FACT_TABLE } from "./fact-slots.js";
import { type FactSheet, FactWriter } from "./fact-writer.js";
import { type KeptCodes, keptCodes } from "./kept-codes.js";

/** Binders and solvent systems of a layer, each with what it leaves of the rules by itself; read once. */
export class LayerParts {
  private readonly binders = new Map<string, Part>();
  private readonly solvents = new Map<string, Part>();
  private readonly binderWriter: FactWriter<KnownBinder>;
  private readonly solventWriter: FactWriter<KnownSolvent>;
  private readonly pairWriter: FactWriter<KnownPair>;

  constructor(
    private readonly open: OpenRules,
    private readonly subjects: SubjectFile,
    private readonly knowledge: Knowledge,
  ) {
    const { slots } = open;
    this.binderWriter = new FactWriter(BINDER_FACTS, slots.binder, FACT_TABLE);
    this.solventWriter = new FactWriter(SOLVENT_FACTS, slots.solvent, FACT_TABLE);
    this.pairWriter = new FactWriter(PAIR_FACTS, slots.pair, FACT_TABLE);
  }

  binder(parts: CandidateParts): Part {
    return remember(this.binders, parts.binder?.id ?? parts.scaffold?.id ?? "", () => {
      const binder = this.subjects.binder(parts);
      const columns =
        binder === null
          ? columnsOf(this.subjects.binderFacts(parts))
          : this.binderWriter.one(binder, this.kept("binder", binder.unit.id));
      return this.open.part("binder", columns);
    });
  }

  /** Reads binders side by side, before they are met one by one. */
  readBinders(binders: readonly BinderUnit[]): void {
    const sheet = this.binderWriter.columns(binders.length);
    for (const [index, binder] of binders.entries()) {
      const known = this.subjects.binder({ binder, solvent: null, scaffold: null })!;
      sheet.write(index, known, this.kept("binder", binder.id));
    }
    const { kinds } = this.open.part("binder", sheet.facts, binders.length);
    for (const [index, { id }] of binders.entries()) {
      const kind = kinds[index]!;
      const columns = (slot: number) => at(sheet.facts(slot), index);
      this.binders.set(id, { columns, kinds: [kind], words: kind.words });
    }
  }

  solvent(parts: CandidateParts): Part {
    return remember(this.solvents, parts.solvent?.id ?? "", () => {
      const solvent = this.subjects.solvent(parts);
      const columns =
        solvent === null
          ? columnsOf(this.subjects.solventFacts(parts))
          : this.solventWriter.one(solvent, this.kept("solvent", parts.solvent!.id));
      return this.open.part("solvent", columns);
    });
  }

  pair(pair: KnownPair): FactColumns {
    return this.pairWriter.one(pair);
  }

  /**
   * Solvent systems side by side.
   * @param known what is known of each
   * @param isKept whether they are met again in other layers
   */
  solventSheet(
    systems: readonly SolventSystem[],
    known: readonly KnownSolvent[],
    isKept: boolean,
  ): FactSheet<KnownSolvent> {
    const sheet = this.solventWriter.columns(systems.length);
    for (let index = 0; index < known.length; index++)
      sheet.write(index, known[index]!, isKept ? this.kept("solvent", systems[index]!.id) : null);
    return sheet;
  }

  private kept(scope: "binder" | "solvent", id: string): KeptCodes {
    return keptCodes(this.knowledge, scope, id, FACT_TABLE.size);
  }
}

function columnsOf(facts: FactMap): FactColumns {
  return (slot) => FACT_TABLE.encode(slot, factValue(facts, FACT_NAMES[slot]!.name));
}
