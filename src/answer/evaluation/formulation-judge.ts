import type { CandidateParts } from "../../facts/candidates.js";
import { testedFacts } from "../../facts/formulation-facts.js";
import { remember } from "../../facts/remember.js";
import type { Subject } from "../../facts/subject.js";
import type { JudgedCandidate } from "../../judging/judged-candidate.js";
import { LayerJudge } from "../../judging/layer-judge.js";
import type { Formulation } from "../../model/formulation.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { DesignContext } from "../../model/query.js";
import type { Solvent } from "../../model/solvent.js";
import { binderUnit } from "../../solubility/binder-unit.js";
import { blendOf, type SolventSystem, singleSolvent } from "../../solubility/solvent-system.js";

export interface JudgedLayer {
  layer: LayerJudge;
  parts: CandidateParts;
  judgement: JudgedCandidate;
  readonly subject: Subject;
}

interface KnownLayer {
  layer: LayerJudge;
  judged: Map<string, JudgedLayer>;
}

/** Contexts, and candidates in each, that are kept; beyond, they are judged anew, so that memory stays flat. */
const MOST_CONTEXTS = 300;
const MOST_CANDIDATES = 100;
const MOST_SYSTEMS = 10_000;

/** Judges formulations one after another; a context or a candidate that comes again is not judged again. */
export class FormulationJudge {
  private readonly layers = new Map<string, KnownLayer>();
  private readonly binders = new Map<string, CandidateParts["binder"]>();
  private readonly solvents: Map<string, Solvent>;
  private readonly systems = new Map<string, SolventSystem>();
  readonly looksAtPressure: boolean;

  constructor(readonly knowledge: Knowledge) {
    this.solvents = new Map(knowledge.solvents.map((solvent) => [solvent.id, solvent]));
    this.looksAtPressure = testedFacts(knowledge).has("query.stack_pressure_MPa");
  }

  judge(formulation: Formulation): JudgedLayer {
    const layer = this.layerOf(formulation.context);
    const judge = () => judgedLayer(layer.layer, this.partsOf(formulation));
    return remember(layer.judged, candidateKey(formulation), judge, MOST_CANDIDATES);
  }

  newLayer(context: DesignContext): LayerJudge {
    return new LayerJudge(context, this.knowledge);
  }

  /** @param isExact false: equal for contexts that differ in numbers which no rule tests */
  contextKey(context: DesignContext, isExact: boolean): string {
    const pressure = isExact || this.looksAtPressure ? context.stack_pressure_MPa : null;
    return [
      context.component,
      context.process,
      context.anode_class,
      context.anode,
      context.electrolyte_free,
      context.solid_electrolyte,
      context.pressure,
      context.cell,
      context.aim,
      context.cathode_potential_V,
      context.temperature_C,
      pressure,
    ].join("|");
  }

  private layerOf(context: DesignContext): KnownLayer {
    const newLayer = () => ({ layer: this.newLayer(context), judged: new Map<string, JudgedLayer>() });
    return remember(this.layers, this.contextKey(context, true), newLayer, MOST_CONTEXTS);
  }

  partsOf({ binder, scaffold, solvents }: Formulation): CandidateParts {
    const frame = scaffold === null ? null : this.knowledge.binders.find(({ id }) => id === scaffold);
    return {
      binder: binder === null ? null : this.binderOf(binder),
      solvent: solvents === null || solvents.ids.length === 0 ? null : this.systemOf(solvents),
      scaffold: frame ? { id: frame.id, name: frame.name } : null,
    };
  }

  private binderOf(id: string): CandidateParts["binder"] {
    return remember(this.binders, id, () => binderUnit(id, this.knowledge), MOST_CANDIDATES);
  }

  private systemOf(solvents: NonNullable<Formulation["solvents"]>): SolventSystem {
    return remember(this.systems, solventKey(solvents), () => this.newSystem(solvents), MOST_SYSTEMS);
  }

  /** A ratio that is not given stays unknown, also where a study reports one for the pair. */
  private newSystem({ ids, volume_fractions }: NonNullable<Formulation["solvents"]>): SolventSystem {
    const parts = ids.map((id) => this.solvents.get(id)!);
    if (parts.length === 1) return singleSolvent(parts[0]!);
    if (volume_fractions !== null) return blendOf(parts, volume_fractions);
    const sorted = [...parts].sort((a, b) => (a.id < b.id ? -1 : 1));
    return { id: sorted.map(({ id }) => id).join("+"), parts: sorted, volumeFractions: null };
  }
}

function judgedLayer(layer: LayerJudge, parts: CandidateParts): JudgedLayer {
  const judgement = layer.judge(parts);
  return {
    layer,
    parts,
    judgement,
    get subject() {
      return judgement.subject;
    },
  };
}

/** The same for formulations of the same materials. */
export const candidateKey = ({ binder, scaffold, solvents }: Formulation): string =>
  `${scaffold ?? ""} ${binder ?? ""} ${solvents === null ? "?" : solventKey(solvents)}`;

const solventKey = ({ ids, volume_fractions }: NonNullable<Formulation["solvents"]>): string =>
  `${ids.join("+")} ${volume_fractions?.join(":") ?? ""}`;
