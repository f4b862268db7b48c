import { type BriefJudge, MOST_LAYERS } from "../answer/brief-judge.js";
import type { BriefLayer } from "../answer/brief-layer.js";
import type { BriefOutcome, Frame, Materials } from "../answer/frame.js";
import type { NameIndex } from "../formulation/names.js";
import { readFormulation } from "../formulation/read-formulation.js";
import type { Formulation } from "../model/formulation.js";
import type { DesignContext } from "../model/query.js";
import { CodeTuples } from "./code-tuples.js";
import { type Columns, NOWHERE, SOME_SOLVENT } from "./columns.js";
import type { Read } from "./documents.js";
import { APARTS, CODES } from "./field-codes.js";
import type { FlatRecord } from "./flat-record.js";

/** What is kept; beyond, all is forgotten, so that memory stays flat. */
const MOST_BASES = 10_000;
const MOST_FRAMES = 100_000;

/** What fields say that are understood together. */
interface Base {
  formulation: Formulation;
  /** by the code of the solvents */
  materials: (Materials | undefined)[];
  /** by what is said of the context beside them, in the order it came up */
  beside: (LayerFrames | undefined)[];
}

interface LayerFrames {
  layer: BriefLayer;
  /** by the code of the solvents */
  frames: (Frame | undefined)[];
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
  /** null: to be read by itself, each time */
  private readonly bases = new CodeTuples<Base | null>(CODES, MOST_BASES);
  /** each has a layer of its own, so that these are forgotten first */
  private readonly aparts = new CodeTuples<Apart>(APARTS, 2 * MOST_LAYERS);
  /** held here, so that the judge does not let go of them by itself */
  private readonly layers = new Set<BriefLayer>();
  private frames = 0;

  constructor(
    private readonly judge: BriefJudge,
    private readonly columns: Columns,
    private readonly names: NameIndex,
  ) {}

  /** What comes of a record: null where it has to be read by itself, undefined where what it says together is new. */
  outcome(record: FlatRecord): BriefOutcome | null | undefined {
    const base = this.bases.get(record.codes);
    if (!base) return base;
    const apart = this.aparts.get(record.apart) ?? this.newApart(record.apart);
    const beside = base.beside[apart.index] ?? this.newBeside(base, apart);
    const frame = beside.frames[record.solvent] ?? this.newFrame(base, beside, record.solvent);
    return this.judge.ofFrame(frame, record.amounts);
  }

  /** Understands what a record says together. */
  learn({ codes }: FlatRecord, read: Read): void {
    const formulation = this.together(read);
    this.bases.add(codes, formulation && { formulation, materials: [], beside: [] });
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

  private newBeside({ formulation, beside }: Base, { index, context }: Apart): LayerFrames {
    if (this.layers.size === MOST_LAYERS) this.forget();
    const layer = this.judge.layer({ ...formulation.context, ...context });
    this.layers.add(layer);
    const made = { layer, frames: [] };
    beside[index] = made;
    return made;
  }

  private newFrame(base: Base, { layer, frames }: LayerFrames, code: number): Frame {
    if (this.frames === MOST_FRAMES) this.forget();
    const frame = layer.frame(base.materials[code] ?? this.newMaterials(base, code));
    this.frames++;
    frames[code] = frame;
    return frame;
  }

  private newMaterials({ formulation, materials }: Base, code: number): Materials {
    const solvents = code < SOME_SOLVENT ? formulation.solvents : this.columns.solventsOf(code);
    const made = this.judge.materials({ ...formulation, solvents });
    materials[code] = made;
    return made;
  }

  forget(): void {
    this.bases.clear();
    this.aparts.clear();
    this.layers.clear();
    this.frames = 0;
  }
}
