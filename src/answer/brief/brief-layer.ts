import type { DesignContext } from "../../model/query.js";
import type { Materials } from "./frame.js";
import type { AmountLimits } from "./recipe-program.js";

/**
 * A layer, or all that differ in what nothing is said of: the numbers of the frames that materials have in it, and what amounts are
 * held against there.
 */
export class BriefLayer {
  /** by all that they hang on beside the layer; shared by layers that they do not tell apart. Null: nobody has asked for them. */
  limits: Map<string, AmountLimits> | null = null;
  private readonly frames = new Map<Materials, number>();

  /** @param context of one of them */
  constructor(
    readonly context: DesignContext,
    /** of its judge */
    readonly key: string,
    private readonly newFrame: (layer: BriefLayer, materials: Materials) => number,
  ) {}

  frame(materials: Materials): number {
    const known = this.frames.get(materials);
    if (known !== undefined) return known;
    const made = this.newFrame(this, materials);
    this.frames.set(materials, made);
    return made;
  }
}
