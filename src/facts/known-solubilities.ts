import type { Knowledge, KnownFigures } from "../model/knowledge.js";
import { allBinderUnits, type BinderUnit } from "../solubility/binder-unit.js";
import {
  type SolubilityConditions,
  type SolubilityFigures,
  SolubilityReader,
} from "../solubility/figures.js";
import { packFigures, UnpackedFigures } from "../solubility/known-figures.js";
import { knownLiquids, type SystemLiquids } from "../solubility/liquids.js";
import { type Solubility, solubilityOf } from "../solubility/solubility.js";
import { SolubilityColumns } from "../solubility/solubility-columns.js";
import { type SolventSystem, systemKey } from "../solubility/solvent-system.js";
import type { CandidateParts } from "./candidates.js";
import { RecordIndex } from "./record-index.js";
import { onceFor, remember } from "./remember.js";

/**
 * What dissolves what at room temperature, by the records of all reported layers. No query changes it: it is shared by all
 * that ask the same knowledge, and a binder is made ready, and read against the known solvent systems, once.
 */
export class KnownSolubilities {
  private readonly readers = new Map<string, SolubilityReader>();
  private readonly columns = new Map<string, SolubilityColumns>();
  private knownUnpacked: UnpackedFigures | null = null;
  private knownLiquids: SystemLiquids | null = null;
  private placeByKey: ReadonlyMap<string, number> | null = null;

  private constructor(private readonly knowledge: Knowledge) {}

  static readonly of = onceFor((knowledge: Knowledge) => new KnownSolubilities(knowledge));

  /** What decides, written over by the next system of the binder. */
  figures(binder: BinderUnit, system: SolventSystem): SolubilityFigures {
    return this.reader(binder).read(system);
  }

  /** The same of a candidate; null where there is no binder or no solvent. */
  figuresOf({ binder, solvent }: Pick<CandidateParts, "binder" | "solvent">): SolubilityFigures | null {
    return binder === null || solvent === null ? null : this.figures(binder, solvent);
  }

  reader(binder: BinderUnit): SolubilityReader {
    return remember(this.readers, binder.id, () => new SolubilityReader(binder, this.conditions(binder)));
  }

  /** Every solvent by itself and every reported pair, in the order of `ofKnown`. */
  get liquids(): SystemLiquids {
    this.knownLiquids ??= knownLiquids(this.knowledge);
    return this.knownLiquids;
  }

  /** What decides about a binder and each of the known liquids. */
  ofKnown(binder: BinderUnit): SolubilityColumns {
    return remember(this.columns, binder.id, () => this.unpacked?.of(binder.id) ?? this.readKnown(binder));
  }

  /** What the build worked out; null where a part of the knowledge is another since. */
  private get unpacked(): UnpackedFigures | null {
    const { figures } = this.knowledge;
    this.knownUnpacked ??= figures === undefined ? null : new UnpackedFigures(figures);
    return this.knownUnpacked;
  }

  private readKnown(binder: BinderUnit): SolubilityColumns {
    const made = SolubilityColumns.ofSize(this.liquids.count);
    made.read(this.reader(binder), this.liquids);
    return made;
  }

  /** Of every binder, as a bundle carries them. */
  figuresOfAll(): KnownFigures {
    return packFigures(allBinderUnits(this.knowledge).map((unit) => [unit.id, this.readKnown(unit)]));
  }

  /** Where solvent systems stand among the known ones; null where one of them is not known. */
  placesOf(systems: readonly SolventSystem[]): Int32Array | null {
    this.placeByKey ??= new Map(this.liquids.systems.map((system, place) => [systemKey(system), place]));
    const places = Int32Array.from(systems, (system) => this.placeByKey!.get(systemKey(system)) ?? -1);
    return places.includes(-1) ? null : places;
  }

  /** The same in words. */
  inWords(binder: BinderUnit, system: SolventSystem): Solubility {
    return solubilityOf(binder, system, this.conditions(binder));
  }

  private conditions({ id }: BinderUnit): SolubilityConditions {
    const layers = RecordIndex.of(this.knowledge).about({ binder: id, family: null, scaffold: null });
    const records = layers.filter(({ solvents }) => solvents !== null);
    const { solubility_model, solvents } = this.knowledge;
    return { model: solubility_model, records, solvents };
  }
}
