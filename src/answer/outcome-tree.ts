import type { FactRow } from "../engine/fact-table.js";
import type { FlatProgram } from "../engine/flat-program.js";

/** Outcomes of a condition: it fails, holds, or is unknown. */
const BRANCHES = 3;

/** What follows from the outcomes of a program, made once for each set of outcomes that comes up. */
export class OutcomeTree<T> {
  /** of each node, where each outcome of the next condition leads; 0: not been there */
  private branches = new Int32Array(BRANCHES * 64);
  private nodes = 1;
  private readonly ends: (T | undefined)[] = [];

  constructor(private readonly make: (outcomes: Uint8Array) => T) {}

  follow(program: FlatProgram, row: FactRow): T {
    let node = 0;
    for (let index = 0; index < program.length; index++) {
      const branch = BRANCHES * node + program.outcome(index, row);
      node = this.branches[branch]! || this.grow(branch);
    }
    const known = this.ends[node];
    if (known !== undefined) return known;
    const outcomes = new Uint8Array(program.length);
    program.outcomes(row, outcomes);
    const made = this.make(outcomes);
    this.ends[node] = made;
    return made;
  }

  private grow(branch: number): number {
    if (BRANCHES * (this.nodes + 1) > this.branches.length) {
      const wider = new Int32Array(2 * this.branches.length);
      wider.set(this.branches);
      this.branches = wider;
    }
    this.branches[branch] = this.nodes;
    return this.nodes++;
  }
}
