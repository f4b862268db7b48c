import type { SolubilityModel } from "../model/solubility-model.js";
import type { Solvent } from "../model/solvent.js";
import type { SolubilityFigures, SolubilityReader } from "./figures.js";
import { type LiquidBasis, LiquidMixer, liquidOf, ROOM_C } from "./liquid.js";
import { type LiquidColumns, type Liquids, newLiquidColumns, setLiquid } from "./liquids.js";
import { type SolventSystem, singleSolvent } from "./solvent-system.js";
import { SystemPlaces } from "./system-places.js";

/** Two solvents, in the order of their ids. */
export type SolventPair = readonly [Solvent, Solvent];

/** The system of two solvents in equal shares. */
export const evenBlend = (pair: SolventPair): SolventSystem => ({
  id: `${pair[0].id}+${pair[1].id}`,
  parts: [...pair],
  volumeFractions: [0.5, 0.5],
});

/** Blends of two solvents side by side, mixed in one ratio after another. */
export class BlendLiquids implements Liquids {
  readonly count: number;
  /** each stands for every ratio of its solvents */
  readonly systems: readonly SolventSystem[];
  readonly places: SystemPlaces;
  /** volume fraction of the first solvents */
  private share = 0.5;
  private readonly known = new Map<LiquidBasis, MixedColumns>();
  private readonly mixers: Record<LiquidBasis, (LiquidMixer | null | undefined)[]> = {
    preferred: [],
    "group-sum": [],
  };

  constructor(
    private readonly pairs: readonly SolventPair[],
    private readonly model: SolubilityModel,
  ) {
    this.count = pairs.length;
    this.systems = pairs.map(evenBlend);
    this.places = new SystemPlaces(this.systems);
  }

  /** @param share volume fraction of the first solvent of each pair */
  mix(share: number): void {
    this.share = share;
    for (const columns of this.known.values()) columns.mix(share);
  }

  columns(basis: LiquidBasis): LiquidColumns {
    const known = this.known.get(basis);
    if (known !== undefined) return known.mixed;
    const made = new MixedColumns(this.pairs, basis, this.model.expansion.solvent);
    made.mix(this.share);
    this.known.set(basis, made);
    return made.mixed;
  }

  read(reader: SolubilityReader, index: number): SolubilityFigures {
    const [preferred, groupSum] = [this.mixer(index, "preferred"), this.mixer(index, "group-sum")];
    const { share } = this;
    return reader.readMixed(this.systems[index]!, preferred?.at(share) ?? null, groupSum?.at(share) ?? null);
  }

  private mixer(index: number, basis: LiquidBasis): LiquidMixer | null {
    const mixers = this.mixers[basis];
    mixers[index] ??= LiquidMixer.of(this.pairs[index]!, this.model.expansion.solvent, basis);
    return mixers[index]!;
  }
}

/** Two liquids each, side by side, and their mixture. */
class MixedColumns {
  readonly mixed: LiquidColumns;
  private readonly first: LiquidColumns;
  private readonly second: LiquidColumns;

  constructor(pairs: readonly SolventPair[], basis: LiquidBasis, expansion: number) {
    const [first, second, mixed] = [0, 1, 2].map(() => newLiquidColumns(pairs.length));
    const liquid = (solvent: Solvent) => liquidOf(singleSolvent(solvent), ROOM_C, expansion, basis);
    for (let index = 0; index < pairs.length; index++) {
      const pair = pairs[index]!;
      setLiquid(first!, index, liquid(pair[0]));
      setLiquid(second!, index, liquid(pair[1]));
    }
    this.first = first!;
    this.second = second!;
    this.mixed = mixed!;
    // the same in every ratio
    for (let index = 0; index < pairs.length; index++)
      mixed!.boiling_C[index] = Math.min(first!.boiling_C[index]!, second!.boiling_C[index]!);
  }

  /** As `LiquidMixer` mixes. */
  mix(share: number): void {
    const { first, second, mixed } = this;
    const rest = 1 - share;
    const count = mixed.delta_d.length;
    for (const part of ["delta_d", "delta_p", "delta_h"] as const) {
      const [a, b, into] = [first[part], second[part], mixed[part]];
      for (let index = 0; index < count; index++) into[index] = a[index]! * share + b[index]! * rest;
    }
    const [a, b, into] = [first.molarVolume, second.molarVolume, mixed.molarVolume];
    for (let index = 0; index < count; index++) into[index] = 1 / (share / a[index]! + rest / b[index]!);
  }
}
