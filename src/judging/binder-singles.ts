import type { BinderUnit } from "../solubility/binder-unit.js";
import type { SolventSystem } from "../solubility/solvent-system.js";
import type { JudgedCandidate } from "./judged-candidate.js";
import type { LayerJudge } from "./layer-judge.js";

/** A binder of a wet layer with each solvent system. */
export class BinderSingles {
  /** @param open those that neither the binder nor the solvent puts out by itself, in the order of the systems */
  constructor(
    readonly binder: BinderUnit,
    readonly open: readonly JudgedCandidate[],
    private readonly systems: readonly SolventSystem[],
    private readonly layer: LayerJudge,
  ) {}

  /** Each of them; what is out, as nearly half is, has no object of its own until somebody asks. */
  all(): JudgedCandidate[] {
    const { binder, open, layer } = this;
    let next = 0;
    return this.systems.map((solvent) =>
      open[next]?.parts.solvent === solvent
        ? open[next++]!
        : layer.excluded({ binder, solvent, scaffold: null }),
    );
  }
}
