import type { Knowledge } from "../model/knowledge.js";
import type { SolubilityModel } from "../model/solubility-model.js";
import type { SolubilityFigures, SolubilityReader } from "./figures.js";
import { type Liquid, type LiquidBasis, liquidOf, ROOM_C } from "./liquid.js";
import { allSolventSystems, type SolventSystem } from "./solvent-system.js";
import { SystemPlaces } from "./system-places.js";

const COLUMNS = ["delta_d", "delta_p", "delta_h", "molarVolume", "boiling_C"] as const;

/** Liquids side by side at room temperature, as `Liquid` holds one; NaN where something is not known. */
export type LiquidColumns = Readonly<Record<(typeof COLUMNS)[number], Float64Array>>;

export const newLiquidColumns = (count: number): LiquidColumns =>
  Object.fromEntries(
    COLUMNS.map((name) => [name, new Float64Array(count).fill(Number.NaN)]),
  ) as LiquidColumns;

/** @param liquid null where it is not known */
export function setLiquid(columns: LiquidColumns, index: number, liquid: Liquid | null): void {
  if (liquid === null) return;
  columns.delta_d[index] = liquid.hansen.delta_d;
  columns.delta_p[index] = liquid.hansen.delta_p;
  columns.delta_h[index] = liquid.hansen.delta_h;
  columns.molarVolume[index] = liquid.molarVolume;
  columns.boiling_C[index] = liquid.boiling_C ?? Number.NaN;
}

/** Liquids side by side, for one binder after another. */
export interface Liquids {
  readonly count: number;
  /** each stands for its solvents in whatever ratio */
  readonly systems: readonly SolventSystem[];
  columns(basis: LiquidBasis): LiquidColumns;
  readonly places: SystemPlaces;
  /** one of them by itself; what it comes to is written over by the next */
  read(reader: SolubilityReader, index: number): SolubilityFigures;
}

/** The liquids of solvent systems, each in its own ratio. */
export class SystemLiquids implements Liquids {
  readonly count: number;
  readonly places: SystemPlaces;
  private readonly known = new Map<LiquidBasis, LiquidColumns>();

  constructor(
    readonly systems: readonly SolventSystem[],
    private readonly model: SolubilityModel,
  ) {
    this.count = systems.length;
    this.places = new SystemPlaces(systems);
  }

  columns(basis: LiquidBasis): LiquidColumns {
    const known = this.known.get(basis);
    if (known !== undefined) return known;
    const made = newLiquidColumns(this.count);
    for (const [index, system] of this.systems.entries())
      setLiquid(made, index, liquidOf(system, ROOM_C, this.model.expansion.solvent, basis));
    this.known.set(basis, made);
    return made;
  }

  read(reader: SolubilityReader, index: number): SolubilityFigures {
    return reader.read(this.systems[index]!);
  }
}

/** Every solvent by itself and every reported pair. */
export const knownLiquids = (knowledge: Knowledge): SystemLiquids =>
  new SystemLiquids(allSolventSystems(knowledge), knowledge.solubility_model);
