import type { FactColumns } from "../engine/columns.js";
import type { FactLookup } from "../engine/condition.js";
import { LayerProgram } from "../engine/layer-program.js";
import type { Part } from "../engine/open-rules.js";
import { isQueryFact } from "../engine/scope.js";
import { EXCLUDED, VERDICTS } from "../engine/verdict.js";
import { BINDER_FACTS, type KnownBinder } from "../facts/binder-facts.js";
import type { CandidateParts } from "../facts/candidates.js";
import { type FactMap, factValue } from "../facts/fact-map.js";
import { FACT_NAMES } from "../facts/names.js";
import { type KnownPair, PAIR_FACTS } from "../facts/pair-facts.js";
import { remember } from "../facts/remember.js";
import { type KnownSolvent, SOLVENT_FACTS } from "../facts/solvent-facts.js";
import { SubjectFile } from "../facts/subject.js";
import type { Knowledge } from "../model/knowledge.js";
import type { DesignContext } from "../model/query.js";
import { FactWriter } from "./fact-writer.js";
import type { BriefOutcome, Materials } from "./frame.js";
import { type KeptCodes, keptCodes } from "./kept-codes.js";
import { contextOf, FACT_TABLE, type QueryContext } from "./layer-judge.js";
import type { SharedRules } from "./shared-rules.js";

/** Judges materials in one layer in brief. */
export class FrameJudge {
  private readonly context: QueryContext;
  private readonly program: LayerProgram;
  private readonly subjects: SubjectFile;
  private readonly binders = new Map<string, Part>();
  private readonly solvents = new Map<string, Part>();
  private readonly writers: {
    binder: FactWriter<KnownBinder>;
    solvent: FactWriter<KnownSolvent>;
    pair: FactWriter<KnownPair>;
  };

  constructor(
    query: DesignContext,
    private readonly knowledge: Knowledge,
    shared: SharedRules,
  ) {
    this.context = contextOf(query, knowledge);
    const { rules, weights, criteria, facts } = this.context;
    this.program = new LayerProgram({
      ...{ open: shared.of(this.context), context: rules.context },
      ...{ criteria, weights },
    });
    this.subjects = new SubjectFile(query, facts, knowledge);
    const { slots } = this.program;
    this.writers = {
      binder: new FactWriter(BINDER_FACTS, slots.binder, FACT_TABLE),
      solvent: new FactWriter(SOLVENT_FACTS, slots.solvent, FACT_TABLE),
      pair: new FactWriter(PAIR_FACTS, slots.pair, FACT_TABLE),
    };
  }

  /** What is said of materials, whatever the amounts are. */
  judge({ parts, figures, warnings }: Materials): BriefOutcome {
    const { program, subjects, writers } = this;
    const pair = subjects.pair(parts, figures);
    const [binderPart, solventPart] = [this.binderPart(parts), this.solventPart(parts)];
    const isCapped = subjects.isCapped(parts, pair);
    const judged = program.judgeOne(binderPart, solventPart, writers.pair.one(pair), isCapped);
    const { verdict: code, reckoned } = judged;
    const { against, isWarnedHigh } = reckoned.rules;
    const { holding, unknown } = against!;
    const verdict = VERDICTS[code]!;
    const isOut = code === EXCLUDED;
    const { binder, scaffold } = parts;
    return {
      verdict,
      score: isOut ? null : reckoned.score,
      score_low: isOut ? null : reckoned.scoreLow,
      score_high: isOut ? null : reckoned.scoreHigh,
      grade: binder === null && scaffold === null ? null : pair.evidence.grade,
      // of what is excluded, what could not be checked is of no interest
      findings: [...holding, ...(isOut ? [] : unknown), ...warnings].sort(),
      gravity: { verdict, isWarnedHigh },
    };
  }

  /** Facts of the layer, and of materials in it. */
  factsOf(parts: CandidateParts): FactLookup {
    let lookup: FactLookup | null = null;
    return (name) => {
      if (isQueryFact(name)) return this.context.value(name);
      lookup ??= this.subjects.subject(parts).facts.value;
      return lookup(name);
    };
  }

  private binderPart(parts: CandidateParts): Part {
    const key = parts.binder?.id ?? parts.scaffold?.id ?? "";
    return remember(this.binders, key, () => {
      const binder = this.subjects.binder(parts);
      return this.program.binders(
        binder === null
          ? columnsOf(this.subjects.binderFacts(parts))
          : this.writers.binder.one(binder, this.kept("binder", binder.unit.id)),
      );
    });
  }

  private solventPart(parts: CandidateParts): Part {
    return remember(this.solvents, parts.solvent?.id ?? "", () => {
      const solvent = this.subjects.solvent(parts);
      return this.program.solvents(
        solvent === null
          ? columnsOf(this.subjects.solventFacts(parts))
          : this.writers.solvent.one(solvent, this.kept("solvent", parts.solvent!.id)),
      );
    });
  }

  private kept(scope: "binder" | "solvent", id: string): KeptCodes {
    return keptCodes(this.knowledge, scope, id, FACT_TABLE.size);
  }
}

function columnsOf(facts: FactMap): FactColumns {
  return (slot) => FACT_TABLE.encode(slot, factValue(facts, FACT_NAMES[slot]!.name));
}
