import type { CandidateParts } from "../../facts/candidates.js";
import { dryingHeat } from "../../facts/formulation-facts.js";
import { KnownSolubilities } from "../../facts/known-solubilities.js";
import { remember } from "../../facts/remember.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { SolubilityFigures } from "../../solubility/figures.js";
import { type SolventSystem, systemKey } from "../../solubility/solvent-system.js";
import { CutPoints, placeAmong } from "./cut-points.js";
import type { Materials } from "./frame.js";

/** Materials that are kept; beyond, they are told apart anew, so that memory stays flat. */
const MOST_MATERIALS = 10_000;

/**
 * Tells the materials of formulations apart as rules and criteria do: a ratio of solvents that lets a binder dissolve as well as
 * another is judged as that one is.
 */
export class MaterialsIndex {
  private readonly known = new Map<string, Materials>();
  private readonly solubilities: KnownSolubilities;
  private readonly cuts: CutPoints;
  /** facts that a criterion takes the number of */
  private readonly scored: ReadonlySet<string>;

  constructor(knowledge: Knowledge) {
    this.solubilities = KnownSolubilities.of(knowledge);
    const inputs = knowledge.criteria.criteria.flatMap((criterion) => criterion.inputs);
    const conditions = knowledge.rules.map(({ when }) => when);
    this.cuts = new CutPoints([...conditions, ...inputs.flatMap(({ when }) => when ?? [])]);
    this.scored = new Set(inputs.flatMap(({ fact, points }) => (points === undefined ? [] : fact)));
  }

  /**
   * @param additives as `additivesIn` gives them
   * @param warnings rules of notes on the file that warn
   */
  of(
    binder: string | null,
    parts: CandidateParts,
    additives: readonly string[],
    warnings: readonly string[],
  ): Materials {
    const named = [parts.scaffold?.id, binder, parts.solvent?.id];
    const figures = this.solubilities.figuresOf(parts);
    const key = JSON.stringify([...named, ...this.toldApart(figures, parts.solvent), additives, warnings]);
    // what is read of the next pair is written over this one's figures
    const make = () => ({
      parts,
      figures: figures && { ...figures },
      heat: dryingHeat(parts),
      binder,
      additives,
      warnings,
    });
    return remember(this.known, key, make, MOST_MATERIALS);
  }

  /** How the binder dissolves, as far as it is told apart. */
  private toldApart(figures: SolubilityFigures | null, solvent: SolventSystem | null): unknown[] {
    if (figures === null || solvent === null) return [];
    const { verdict, basis, isInsideMost, ...numbers } = figures;
    return [
      verdict,
      basis,
      isInsideMost,
      this.standIn("pair.solubility_probability", numbers.probability),
      this.standIn("pair.red", numbers.red),
      this.standIn("pair.red_share_inside", numbers.shareInside),
      // its words hold numbers of the ratio
      this.cuts.isTested("pair.solubility_note") ? systemKey(solvent) : null,
    ];
  }

  private standIn(fact: string, value: number | null): number | null {
    if (value === null || this.scored.has(fact)) return value;
    return placeAmong(this.cuts.of(fact), value);
  }
}
