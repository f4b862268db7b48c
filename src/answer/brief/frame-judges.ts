import type { FactLookup } from "../../engine/condition.js";
import type { OpenRules } from "../../engine/open-rules.js";
import { remember } from "../../facts/remember.js";
import { SharedRules } from "../../judging/shared-rules.js";
import { speaksAgainst } from "../../model/effects.js";
import type { Knowledge } from "../../model/knowledge.js";
import { type DesignContext, MATERIAL_CONTEXT } from "../../model/query.js";
import type { BriefLayer } from "./brief-layer.js";
import { FrameJudge } from "./frame-judge.js";
import { MaterialsJudge } from "./materials-judge.js";
import { SettledContexts } from "./settled-contexts.js";

/** Judges that are kept; beyond, they are made anew, so that memory stays flat. A judge of a layer takes the most of it. */
const MOST_JUDGES = 300;

/** Judges of layers: one for all in which the same is said of any materials. What others have in common is made once for them. */
export class FrameJudges {
  private readonly judges = new Map<string, FrameJudge>();
  private readonly rules = new SharedRules();
  private readonly contexts: SettledContexts;
  private readonly materials = new Map<string, MaterialsJudge>();
  private readonly numbers = new WeakMap<OpenRules, number>();
  private lastNumber = 0;

  /** @param alsoTold what else tells layers apart, by their facts */
  constructor(
    private readonly knowledge: Knowledge,
    private readonly alsoTold: (facts: FactLookup) => unknown,
  ) {
    this.contexts = new SettledContexts(knowledge);
  }

  /** The judge of a layer that has its key. */
  of({ key, context }: BriefLayer): FrameJudge {
    const known = this.judges.get(key);
    if (known !== undefined) return known;
    const made = this.in(context);
    // once rules were forgotten, it has another key
    this.judges.set(key, made);
    return made;
  }

  in(query: DesignContext): FrameJudge {
    const context = this.contexts.of(query);
    const open = this.rules.of(context);
    const ofMaterials = [this.numberOf(open), ...MATERIAL_CONTEXT.map((field) => query[field])].join("|");
    const against = context.rules.context.filter(speaksAgainst).map(({ id }) => id);
    const key = JSON.stringify([ofMaterials, [...context.weights], against, this.alsoTold(context.value)]);
    const known = this.judges.get(key);
    if (known !== undefined) return known;
    if (this.judges.size >= MOST_JUDGES) this.forget();
    const make = () => new MaterialsJudge(open, query, context.facts, this.knowledge);
    const made = new FrameJudge(key, context, open, remember(this.materials, ofMaterials, make));
    this.judges.set(key, made);
    return made;
  }

  forget(): void {
    this.judges.clear();
    this.materials.clear();
  }

  private numberOf(open: OpenRules): number {
    const known = this.numbers.get(open) ?? ++this.lastNumber;
    this.numbers.set(open, known);
    return known;
  }
}
