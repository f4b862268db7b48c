import type { DesignContext } from "../model/query.js";
import type { Materials } from "./frame.js";

/** A layer, and the numbers of the frames that materials have in it. */
export class BriefLayer {
  private readonly frames = new Map<Materials, number>();

  constructor(
    readonly context: DesignContext,
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
