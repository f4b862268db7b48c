import type { Frame, Materials } from "./frame.js";

/** Frames that are kept of a layer; beyond, they are made anew, so that memory stays flat. */
const MOST_FRAMES = 500;

/** A layer, and what materials come to in it. */
export class BriefLayer {
  private readonly frames = new Map<Materials, Frame>();

  constructor(private readonly newFrame: (materials: Materials) => Frame) {}

  frame(materials: Materials): Frame {
    const known = this.frames.get(materials);
    if (known !== undefined) return known;
    const made = this.newFrame(materials);
    if (this.frames.size >= MOST_FRAMES) this.frames.clear();
    this.frames.set(materials, made);
    return made;
  }
}
