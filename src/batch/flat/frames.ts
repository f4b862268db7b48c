import type { BriefJudge } from "../../answer/brief/brief-judge.js";
import type { BriefLayer } from "../../answer/brief/brief-layer.js";
import type { Materials } from "../../answer/brief/frame.js";
import { CodeTuples } from "../../engine/code-tuples.js";
import { doubled } from "../../engine/doubled.js";
import type { NameIndex } from "../../formulation/names.js";
import { readFormulation } from "../../formulation/read-formulation.js";
import type { Formulation } from "../../model/formulation.js";
import type { DesignContext } from "../../model/query.js";
import type { Read } from "../documents.js";
import { type Columns, NOWHERE, SOME_SOLVENT } from "./columns.js";
import { APARTS, CODES } from "./field-codes.js";
import type { FlatRecord } from "./flat-record.js";

/** What is kept; beyond, all is forgotten, so that memory stays flat. */
const MOST_BASES = 10_000;
const MOST_APARTS = 10_000;
const MOST_ROOM = 1_000_000;

/** Room for so many numbers, before there are more. */
const FEW = 8;

/** To be read by itself, each time. */
export const BY_ITSELF = -1;
/** What it says together is new. */
export const IS_NEW = -2;

/** What fields say that are understood together. */
interface Base {
  formulation: Formulation;
  /** by the code of the solvents: the place of the materials, plus one */
  places: Int32Array;
  materials: Materials[];
  placeOf: Map<Materials, number>;
  /** by what is said of the context beside them, in the order it came up */
  beside: (Beside | undefined)[];
}

interface Beside {
  layer: BriefLayer;
  /** by the place of the materials: the number of the frame, plus one */
  frames: Int32Array;
}

/** What fields apart say. */
interface Apart {
  index: number;
  context: Partial<DesignContext>;
}

/**
 * What flat records come to by their codes. The fields that are understood together are read once for each set of their texts, as a
 * record that says nothing else; what the fields apart say of the context, and the solvents, are laid over it.
 */
export class Frames {
  private readonly bases = new CodeTuples<Base | null>(CODES);
  private readonly aparts = new CodeTuples<Apart>(APARTS);
  /** how many numbers the tables hold */
  private room = 0;

  constructor(
    private readonly judge: BriefJudge,
    private readonly columns: Columns,
    private readonly names: NameIndex,
  ) {}

  /** The number of what comes of a record; or `BY_ITSELF`, or `IS_NEW`. */
  outcome(record: FlatRecord): number {
    const base = this.bases.get(record.codes);
    if (!base) return base === null ? BY_ITSELF : IS_NEW;
    const apart = this.aparts.get(record.apart) ?? this.newApart(record.apart);
    const beside = base.beside[apart.index] ?? this.newBeside(base, apart);
    const place = base.places[record.solvent] || this.newPlace(base, record.solvent);
    const frame = beside.frames[place - 1] || this.newFrame(base, beside, place - 1);
    return this.judge.ofFrame(frame - 1, record.amounts);
  }

  /** Understands what a record says together. */
  learn({ codes }: FlatRecord, read: Read): void {
    const formulation = this.together(read);
    const empty = { places: new Int32Array(FEW), materials: [], placeOf: new Map(), beside: [] };
    this.bases.add(codes, formulation && { formulation, ...empty });
  }

  /** Between records: where too much is kept, here or by the judge, all is forgotten, and numbers of outcomes are void. */
  tidy(): boolean {
    const isMuch = this.bases.size > MOST_BASES || this.aparts.size > MOST_APARTS || this.room > MOST_ROOM;
    const areVoid = [this.columns.tidy(), this.judge.tidy()];
    if (!isMuch && !areVoid.includes(true)) return false;
    this.bases.clear();
    this.aparts.clear();
    this.room = 0;
    return true;
  }

  private together(read: Read): Formulation | null {
    if ("problems" in read) return null;
    const fields = Object.entries(read.record.value as object);
    const value = Object.fromEntries(fields.filter(([key]) => !this.columns.isApart(key)));
    const found = readFormulation({ value, place: () => NOWHERE }, this.names);
    return "problems" in found ? null : found.formulation;
  }

  private newApart(codes: Int32Array): Apart {
    const apart = { index: this.aparts.size, context: this.columns.contextIn(codes) };
    this.aparts.add(codes, apart);
    return apart;
  }

  private newBeside({ formulation, beside }: Base, { index, context }: Apart): Beside {
    const layer = this.judge.layer({ ...formulation.context, ...context });
    const made = { layer, frames: new Int32Array(FEW) };
    this.room += FEW;
    beside[index] = made;
    return made;
  }

  private newFrame({ materials }: Base, beside: Beside, place: number): number {
    const frame = 1 + beside.layer.frame(materials[place]!);
    beside.frames = this.withRoom(beside.frames, place);
    beside.frames[place] = frame;
    return frame;
  }

  private newPlace(base: Base, code: number): number {
    const { formulation, materials } = base;
    const solvents = code < SOME_SOLVENT ? formulation.solvents : this.columns.solventsOf(code);
    const made = this.judge.materials({ ...formulation, solvents });
    const place = base.placeOf.get(made) ?? materials.push(made);
    base.placeOf.set(made, place);
    base.places = this.withRoom(base.places, code);
    base.places[code] = place;
    return place;
  }

  private withRoom(numbers: Int32Array, index: number): Int32Array {
    let wider = numbers;
    while (index >= wider.length) wider = doubled(wider);
    this.room += wider.length - numbers.length;
    return wider;
  }
}
