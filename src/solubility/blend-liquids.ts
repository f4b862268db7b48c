import type { SolubilityModel } from "../model/solubility-model.js";
import type { Solvent } from "../model/solvent.js";
import type { SolubilityFigures, SolubilityReader } from "./figures.js";
import { type LiquidBasis, LiquidMixer, liquidOf, ROOM_C } from "./liquid.js";
import { type HansenColumns, type Liquids, newHansenColumns, setHansen } from "./liquids.js";
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
  private readonly columns = new Map<LiquidBasis, MixedColumns>();
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
    for (const columns of this.columns.values()) columns.mix(share);
  }

  hansen(basis: LiquidBasis): HansenColumns {
    const known = this.columns.get(basis);
    if (known !== undefined) return known.mixed;
    const made = new MixedColumns(this.pairs, basis, this.model.expansion.solvent);
    made.mix(this.share);
    this.columns.set(basis, made);
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

/** Parameters of two liquids each, side by side, and of their mixture. */
class MixedColumns {
  readonly mixed: HansenColumns;
  private readonly first: HansenColumns;
  private readonly second: HansenColumns;

  constructor(pairs: readonly SolventPair[], basis: LiquidBasis, expansion: number) {
    const [first, second, mixed] = [0, 1, 2].map(() => newHansenColumns(pairs.length));
    for (const [index, [a, b]] of pairs.entries()) {
      setHansen(first!, index, liquidOf(singleSolvent(a), ROOM_C, expansion, basis)?.hansen);
      setHansen(second!, index, liquidOf(singleSolvent(b), ROOM_C, expansion, basis)?.hansen);
    }
    this.first = first!;
    this.second = second!;
    this.mixed = mixed!;
  }

  /** As `blendHansen` mixes. */
  mix(share: number): void {
    const rest = 1 - share;
    for (const part of ["delta_d", "delta_p", "delta_h"] as const) {
      const [first, second, mixed] = [this.first[part], this.second[part], this.mixed[part]];
      for (let index = 0; index < mixed.length; index++)
        mixed[index] = first[index]! * share + second[index]! * rest;
    }
  }
}
