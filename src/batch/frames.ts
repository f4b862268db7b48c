import type { BriefJudge } from "../answer/brief-judge.js";
import type { BriefOutcome, Frame } from "../answer/frame.js";
import type { NameIndex } from "../formulation/names.js";
import { readFormulation } from "../formulation/read-formulation.js";
import type { Formulation } from "../model/formulation.js";
import { CodeTuples } from "./code-tuples.js";
import { type Columns, NOWHERE } from "./columns.js";
import type { Read } from "./documents.js";
import { CODES } from "./field-codes.js";
import type { FlatRecord } from "./flat-record.js";

const MOST_FRAMES = 50_000;
const MOST_LAYERS = 10_000;

/**
 * What flat records of the same codes come to. The fields that are understood together are read once for each set of their
 * texts, as a record that says nothing else; what the fields apart say of the context is laid over it.
 */
export class Frames {
  /** null: to be read by itself, each time */
  private readonly frames = new CodeTuples<Frame | null>(CODES, MOST_FRAMES);
  private readonly layers = new CodeTuples<Formulation | null>(CODES, MOST_LAYERS);
  private readonly together = new Int32Array(CODES);

  constructor(
    private readonly judge: BriefJudge,
    private readonly columns: Columns,
    private readonly names: NameIndex,
  ) {}

  /** What comes of a record: null where it has to be read by itself, undefined where its codes are new. */
  outcome({ codes, amounts }: FlatRecord): BriefOutcome | null | undefined {
    const frame = this.frames.get(codes);
    return frame ? this.judge.ofFrame(frame, amounts) : frame;
  }

  /**
   * As `outcome`, of a record whose codes are new.
   * @param read the record as a value, where that is needed
   */
  learn(record: FlatRecord, read: () => Read): BriefOutcome | null {
    const { codes } = record;
    const layer = this.layerOf(codes, read);
    const context = layer && { ...layer.context, ...this.columns.partsIn(codes) };
    const frame = layer && this.judge.frame({ ...layer, context: context! });
    this.frames.add(codes, frame);
    return frame && this.judge.ofFrame(frame, record.amounts);
  }

  private layerOf(codes: Int32Array, read: () => Read): Formulation | null {
    this.columns.copyTogether(codes, this.together);
    const known = this.layers.get(this.together);
    if (known !== undefined) return known;
    const layer = this.layerIn(read());
    this.layers.add(this.together, layer);
    return layer;
  }

  private layerIn(read: Read): Formulation | null {
    if ("problems" in read) return null;
    const fields = Object.entries(read.record.value as object);
    const value = Object.fromEntries(fields.filter(([key]) => !this.columns.isApart(key)));
    const found = readFormulation({ value, place: () => NOWHERE }, this.names);
    return "problems" in found ? null : found.formulation;
  }
}
