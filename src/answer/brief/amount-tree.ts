import { doubled } from "../../engine/doubled.js";

/** An amount as it is held against points, which say where rules part it. */
export interface HeldAmount {
  /** its place among the amounts */
  amount: number;
  /** what it is counted from */
  from: number;
  points: readonly number[];
}

/** What follows from amounts, made once for all that stand between the same points. */
export class AmountTree<T> {
  private readonly amounts: Uint8Array;
  private readonly froms: Float64Array;
  /** of all, one after another, and where those of each end */
  private readonly points: Float64Array;
  private readonly ends: Uint16Array;
  /** of each node, where each place among the points of the next amount leads; 0: not been there */
  private branches: Int32Array;
  private readonly width: number;
  private nodes = 1;
  private readonly leaves: (T | undefined)[] = [];

  /** @param make what follows from amounts; NaN where one is not given */
  constructor(
    held: readonly HeldAmount[],
    private readonly make: (amounts: Float64Array) => T,
  ) {
    this.amounts = Uint8Array.from(held, ({ amount }) => amount);
    this.froms = Float64Array.from(held, ({ from }) => from);
    const points = held.map((own) => [...new Set(own.points)]);
    this.points = Float64Array.from(points.flat());
    let end = 0;
    this.ends = Uint16Array.from(points, ({ length }) => (end += length));
    this.width = 2 + 2 * Math.max(0, ...points.map(({ length }) => length));
    this.branches = new Int32Array(8 * this.width);
  }

  follow(given: Float64Array): T {
    const { amounts, froms, points, ends, width } = this;
    let node = 0;
    for (let index = 0, at = 0; index < amounts.length; index++) {
      const value = given[amounts[index]!]! - froms[index]!;
      const end = ends[index]!;
      let place = 0;
      // not given: the first branch
      if (Number.isNaN(value)) at = end;
      else
        for (place = 1; at < end; at++) {
          if (value >= points[at]!) place++;
          if (value > points[at]!) place++;
        }
      const branch = width * node + place;
      node = this.branches[branch]! || this.grow(branch);
    }
    return this.leaves[node] ?? this.grown(node, given);
  }

  private grow(branch: number): number {
    if (this.width * (this.nodes + 1) > this.branches.length) this.branches = doubled(this.branches);
    this.branches[branch] = this.nodes;
    return this.nodes++;
  }

  private grown(node: number, given: Float64Array): T {
    const made = this.make(given);
    this.leaves[node] = made;
    return made;
  }
}
