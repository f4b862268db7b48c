import { kelvin } from "../formulas/constants.js";
import { chiFromRelativeEnergyDifference } from "../formulas/flory-huggins.js";
import type { Binder } from "../model/binder.js";
import type { EvidenceRecord } from "../model/evidence.js";
import type { SolubilityModel } from "../model/solubility-model.js";
import type { Solvent } from "../model/solvent.js";
import type { BinderUnit } from "./binder-unit.js";
import { type Crystals, crystalsOf, dissolvingTemperature } from "./crystals.js";
import {
  type Decision,
  decideByPrediction,
  decideByRecord,
  isHot,
  leaveOpen,
  newDecision,
  SOLUBILITY_BASES,
  SOLUBILITY_VERDICTS,
  type SolubilityBasis,
  type SolubilityVerdict,
} from "./decision.js";
import { type Liquid, liquidOf, ROOM_C } from "./liquid.js";
import { PolymerRecords } from "./on-record.js";
import { type Refutation, refutedClasses } from "./refuted-classes.js";
import type { SolventSystem } from "./solvent-system.js";
import { newReading, readSpheres } from "./sphere-reading.js";
import { SphereScan } from "./sphere-scan.js";
import { type BinderSpheres, spheresOf } from "./spheres.js";
import { worstWord } from "./worst-word.js";

export interface SolubilityConditions {
  model: SolubilityModel;
  /** °C; records are taken at room temperature */
  temperature_C?: number;
  /** reported layers of this binder */
  records?: readonly EvidenceRecord[];
  /** those that records of its solubility speak of; without, no prediction is held against the records of like solvents */
  solvents?: readonly Solvent[];
}

/** What decides about a binder and a solvent system, without a word about it. */
export interface SolubilityFigures {
  verdict: SolubilityVerdict | null;
  basis: SolubilityBasis | null;
  /** chance of dissolving, 0 to 1; null where nothing settles it */
  probability: number | null;
  /** RED of the preferred sphere, of a blend of binders that of its farthest part; null without a tabulated sphere */
  red: number | null;
  /** share of the spheres that the solvent lies in; null likewise */
  shareInside: number | null;
  /** whether it lies inside most of its spheres, tabulated or not; null without any */
  isInsideMost: boolean | null;
}

/** One polymer, read against one solvent system after another. What it comes to is written over by the next. */
export class PolymerReader {
  readonly reading = newReading();
  readonly decision: Decision = newDecision();
  liquid: Liquid | null = null;
  readonly spheres: BinderSpheres | null;
  readonly records: PolymerRecords;
  readonly model: SolubilityModel;
  readonly temperature_C: number;
  private readonly crystals: Crystals | null;
  private readonly solvents: readonly Solvent[];
  private knownRefuted: ReadonlyMap<string, Refutation> | null = null;
  private knownScan: SphereScan | null = null;

  constructor(
    readonly binder: Binder,
    { model, temperature_C = ROOM_C, records = [], solvents = [] }: SolubilityConditions,
  ) {
    this.model = model;
    this.temperature_C = temperature_C;
    this.spheres = spheresOf(binder, model);
    this.crystals = binder.is_semicrystalline ? crystalsOf(binder) : null;
    this.records = new PolymerRecords(binder, records);
    this.solvents = solvents;
  }

  /** Where its spheres are refuted, by class of solvents. */
  get refuted(): ReadonlyMap<string, Refutation> {
    const { records, spheres, solvents, model } = this;
    this.knownRefuted ??=
      spheres === null || isHot(this.temperature_C)
        ? NOWHERE
        : refutedClasses(records, spheres, solvents, model);
    return this.knownRefuted;
  }

  /** Its spheres made ready for many liquids at once; null where there are none. */
  get scan(): SphereScan | null {
    const { binder, spheres, model } = this;
    this.knownScan ??= spheres && new SphereScan(binder, spheres, model);
    return this.knownScan;
  }

  read(system: SolventSystem): void {
    // a polymer known by group sums alone meets the group sum of the liquid
    const basis = this.spheres?.isGroupSum ? "group-sum" : "preferred";
    this.readLiquid(system, liquidOf(system, this.temperature_C, this.model.expansion.solvent, basis));
  }

  /** As `read`, of a system whose liquid is at hand; null where its parameters are not known. */
  readLiquid(system: SolventSystem, liquid: Liquid | null): void {
    const { binder, spheres, reading, model, temperature_C, decision } = this;
    this.liquid = liquid;
    reading.spheres = 0;
    reading.mean = 0;
    if (liquid !== null && spheres !== null) {
      readSpheres(spheres.spheres, liquid.hansen, temperature_C, model.expansion.polymer, reading);
    }
    const record = this.records.of(system);
    if (record !== null && decideByRecord(record, temperature_C, model, decision) !== null) return;
    const isRatioKnown = system.volumeFractions !== null;
    const kind = spheres?.kind ?? "estimated";
    decideByPrediction(
      binder,
      kind,
      reading,
      liquid,
      isRatioKnown,
      temperature_C,
      this.melt,
      model,
      decision,
    );
    if (decision.verdict === "soluble" && this.refutationOf(system) !== null)
      leaveOpen(decision, "beyond-record");
  }

  /** The record that refutes a prediction for the system read last; null where none does. */
  refutationOf({ parts }: SolventSystem): Refutation | null {
    for (const part of parts) {
      const refutation = this.refuted.get(part.class);
      if (refutation !== undefined && refutation.meanRed <= this.reading.mean) return refutation;
    }
    return null;
  }

  /** °C at which the crystals of the polymer melt into the liquid; null where there are none or it is not known. */
  get crystalsMelt_C(): number | null {
    const { crystals, liquid, reading } = this;
    if (liquid === null || reading.spheres === 0 || crystals === null) return null;
    return dissolvingTemperature(crystals, liquid.molarVolume, this.chiAt(reading.mean));
  }

  private readonly melt = (): number | null => this.crystalsMelt_C;

  /** Flory–Huggins χ at a RED. */
  chiAt(red: number): number {
    return chiFromRelativeEnergyDifference(red, kelvin(this.temperature_C), this.model.chi);
  }
}

const NOWHERE: ReadonlyMap<string, Refutation> = new Map();

/** A binder, read against one solvent system after another: a blend of binders part by part, its worst part counts. */
export class SolubilityReader {
  readonly parts: readonly PolymerReader[];
  /** of the system read last */
  readonly figures: SolubilityFigures = {
    verdict: null,
    basis: null,
    probability: null,
    red: null,
    shareInside: null,
    isInsideMost: null,
  };

  constructor(unit: BinderUnit, conditions: SolubilityConditions) {
    this.parts = unit.parts.map((part) => new PolymerReader(part, conditions));
  }

  /** What decides, written over by the next system. */
  read(system: SolventSystem): SolubilityFigures {
    for (const part of this.parts) part.read(system);
    return this.joined();
  }

  /** As `read`, of a system whose liquids are at hand: the preferred one, and its group sum. */
  readMixed(system: SolventSystem, preferred: Liquid | null, groupSum: Liquid | null): SolubilityFigures {
    for (const part of this.parts) part.readLiquid(system, part.spheres?.isGroupSum ? groupSum : preferred);
    return this.joined();
  }

  /** The part of a blend of binders that the liquid lies farthest from. */
  get weakest(): PolymerReader {
    let weakest = this.parts[0]!;
    for (const part of this.parts) if (part.reading.mean > weakest.reading.mean) weakest = part;
    return weakest;
  }

  private joined(): SolubilityFigures {
    const { figures, weakest, parts } = this;
    const { reading, spheres } = weakest;
    const isRead = reading.spheres > 0;
    // the usual radius is too rough for rules on affinity
    const isTabulated = isRead && spheres!.kind !== "estimated";
    figures.red = isTabulated ? reading.first : null;
    figures.shareInside = isTabulated ? reading.inside / reading.spheres : null;
    figures.isInsideMost = isRead ? reading.inside * 2 > reading.spheres : null;
    if (parts.length === 1) {
      const { decision } = weakest;
      figures.verdict = decision.verdict;
      figures.basis = decision.basis;
      figures.probability = decision.probability;
    } else this.joinDecisions();
    return figures;
  }

  private joinDecisions(): void {
    const { figures } = this;
    const decisions = this.parts.map(({ decision }) => decision);
    const chances = decisions.map(({ probability }) => probability);
    Object.assign(figures, worstOf(decisions));
    figures.probability = chances.includes(null) ? null : Math.min(...(chances as number[]));
  }
}

/** What is said of a blend of binders, by what is said of its parts. */
export function worstOf(parts: readonly Words[]): Words {
  const verdict = worstWord(
    parts.map((part) => part.verdict),
    SOLUBILITY_VERDICTS,
  ) as SolubilityVerdict | null;
  if (verdict === null) return { verdict, basis: null };
  const basis = worstWord(
    parts.map((part) => part.basis),
    SOLUBILITY_BASES,
  ) as SolubilityBasis | null;
  return { verdict, basis };
}

type Words = Pick<Decision, "verdict" | "basis">;
