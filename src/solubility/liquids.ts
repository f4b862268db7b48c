import type { Knowledge } from "../model/knowledge.js";
import type { SolubilityModel } from "../model/solubility-model.js";
import type { HansenTriplet } from "../model/sourced.js";
import type { SolubilityFigures, SolubilityReader } from "./figures.js";
import { type LiquidBasis, liquidOf, ROOM_C } from "./liquid.js";
import { allSolventSystems, type SolventSystem } from "./solvent-system.js";
import { SystemPlaces } from "./system-places.js";

/** Hansen parameters of liquids side by side, MPa^0.5 at room temperature; NaN where they are not known. */
export type HansenColumns = Readonly<Record<keyof HansenTriplet, Float64Array>>;

export const newHansenColumns = (count: number): HansenColumns => ({
  delta_d: new Float64Array(count),
  delta_p: new Float64Array(count),
  delta_h: new Float64Array(count),
});

/** @param hansen undefined where they are not known */
export function setHansen(columns: HansenColumns, index: number, hansen: HansenTriplet | undefined): void {
  columns.delta_d[index] = hansen?.delta_d ?? Number.NaN;
  columns.delta_p[index] = hansen?.delta_p ?? Number.NaN;
  columns.delta_h[index] = hansen?.delta_h ?? Number.NaN;
}

/** Liquids side by side, for one binder after another. */
export interface Liquids {
  readonly count: number;
  /** each stands for its solvents in whatever ratio */
  readonly systems: readonly SolventSystem[];
  hansen(basis: LiquidBasis): HansenColumns;
  readonly places: SystemPlaces;
  /** one of them by itself; what it comes to is written over by the next */
  read(reader: SolubilityReader, index: number): SolubilityFigures;
}

/** The liquids of solvent systems, each in its own ratio. */
export class SystemLiquids implements Liquids {
  readonly count: number;
  readonly places: SystemPlaces;
  private readonly columns = new Map<LiquidBasis, HansenColumns>();

  constructor(
    readonly systems: readonly SolventSystem[],
    private readonly model: SolubilityModel,
  ) {
    this.count = systems.length;
    this.places = new SystemPlaces(systems);
  }

  hansen(basis: LiquidBasis): HansenColumns {
    const known = this.columns.get(basis);
    if (known !== undefined) return known;
    const made = newHansenColumns(this.count);
    for (const [index, system] of this.systems.entries())
      setHansen(made, index, liquidOf(system, ROOM_C, this.model.expansion.solvent, basis)?.hansen);
    this.columns.set(basis, made);
    return made;
  }

  read(reader: SolubilityReader, index: number): SolubilityFigures {
    return reader.read(this.systems[index]!);
  }
}

/** Every solvent by itself and every reported pair. */
export const knownLiquids = (knowledge: Knowledge): SystemLiquids =>
  new SystemLiquids(allSolventSystems(knowledge), knowledge.solubility_model);
