import { type BriefJudge, MOST_LAYERS } from "../answer/brief-judge.js";
import type { BriefLayer } from "../answer/brief-layer.js";
import type { BriefOutcome, Materials } from "../answer/frame.js";
import type { NameIndex } from "../formulation/names.js";
import { readFormulation } from "../formulation/read-formulation.js";
import type { Formulation } from "../model/formulation.js";
import type { DesignContext } from "../model/query.js";
import { CodeTuples } from "./code-tuples.js";
import { type Columns, NOWHERE, SOME_SOLVENT } from "./columns.js";
import type { Read } from "./documents.js";
import { APARTS, CODES } from "./field-codes.js";
import type { FlatRecord } from "./flat-record.js";

/** What is kept of each, and of layers and materials under all bases; beyond, all is forgotten, so that memory stays flat. */
const MOST_BASES = 10_000;
const MOST_CONTEXTS = 10_000;
const MOST_UNDER_BASES = 100_000;

/** What fields say that are understood together, and what it becomes with what is said beside them. */
interface Base {
  formulation: Formulation;
  layers: Map<Partial<DesignContext>, BriefLayer>;
  /** by the code of the solvents */
  materials: Map<number, Materials>;
}

/**
 * What flat records come to by their codes. The fields that are understood together are read once for each set of their texts, as a
 * record that says nothing else; what the fields apart say of the context, and the solvents, are laid over it.
 */
export class Frames {
  /** null: to be read by itself, each time */
  private readonly bases = new CodeTuples<Base | null>(CODES, MOST_BASES);
  private readonly contexts = new CodeTuples<Partial<DesignContext>>(APARTS, MOST_CONTEXTS);
  /** held here, so that the judge does not let go of them by itself */
  private readonly layers = new Set<BriefLayer>();
  private underBases = 0;

  constructor(
    private readonly judge: BriefJudge,
    private readonly columns: Columns,
    private readonly names: NameIndex,
  ) {}

  /** What comes of a record: null where it has to be read by itself, undefined where what it says together is new. */
  outcome({ codes, apart, solvent, amounts }: FlatRecord): BriefOutcome | null | undefined {
    const base = this.bases.get(codes);
    if (!base) return base;
    const context = this.contexts.get(apart) ?? this.newContext(apart);
    const layer = base.layers.get(context) ?? this.newLayer(base, context);
    const materials = base.materials.get(solvent) ?? this.newMaterials(base, solvent);
    return this.judge.ofFrame(layer.frame(materials), amounts);
  }

  /** Understands what a record says together. */
  learn({ codes }: FlatRecord, read: Read): void {
    const formulation = this.together(read);
    this.bases.add(codes, formulation && { formulation, layers: new Map(), materials: new Map() });
  }

  private together(read: Read): Formulation | null {
    if ("problems" in read) return null;
    const fields = Object.entries(read.record.value as object);
    const value = Object.fromEntries(fields.filter(([key]) => !this.columns.isApart(key)));
    const found = readFormulation({ value, place: () => NOWHERE }, this.names);
    return "problems" in found ? null : found.formulation;
  }

  private newContext(apart: Int32Array): Partial<DesignContext> {
    const context = this.columns.contextIn(apart);
    this.contexts.add(apart, context);
    return context;
  }

  private newLayer({ formulation, layers }: Base, context: Partial<DesignContext>): BriefLayer {
    if (this.layers.size === MOST_LAYERS || this.underBases === MOST_UNDER_BASES) this.forget();
    const layer = this.judge.layer({ ...formulation.context, ...context });
    this.layers.add(layer);
    this.underBases++;
    layers.set(context, layer);
    return layer;
  }

  private newMaterials({ formulation, materials }: Base, code: number): Materials {
    const solvents = code < SOME_SOLVENT ? formulation.solvents : this.columns.solventsOf(code);
    if (this.underBases === MOST_UNDER_BASES) this.forget();
    const made = this.judge.materials({ ...formulation, solvents });
    this.underBases++;
    materials.set(code, made);
    return made;
  }

  forget(): void {
    this.bases.clear();
    this.contexts.clear();
    this.layers.clear();
    this.underBases = 0;
  }
}
