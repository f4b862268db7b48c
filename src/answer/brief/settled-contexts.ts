import { isQueryFact } from "../../engine/scope.js";
import { factValue } from "../../facts/fact-map.js";
import { FACT_NAMES } from "../../facts/names.js";
import { queryFacts } from "../../facts/query-facts.js";
import { remember } from "../../facts/remember.js";
import { contextOf, type QueryContext } from "../../judging/query-context.js";
import type { Knowledge } from "../../model/knowledge.js";
import type { DesignContext } from "../../model/query.js";
import type { FactValue } from "../../model/rule.js";
import { CutPoints, placeAmong } from "./cut-points.js";

const NAMES = FACT_NAMES.map(({ name }) => name).filter(isQueryFact);

/** What is kept; beyond, it is made anew, so that memory stays flat. */
const MOST_KEPT = 300;

/** Contexts, of which what is settled of rules and criteria is made once for all whose numbers stand between the same points. */
export class SettledContexts {
  private readonly points: ReadonlyMap<string, readonly number[]>;
  private readonly known = new Map<string, QueryContext>();

  constructor(private readonly knowledge: Knowledge) {
    const { rules, criteria } = knowledge;
    const ofCriteria = criteria.criteria.flatMap(({ applies_when, inputs }) => [
      applies_when,
      ...inputs.map(({ when }) => when),
    ]);
    const tested = [...rules.map(({ when }) => when), ...ofCriteria.filter((when) => when !== undefined)];
    const cuts = new CutPoints(tested);
    this.points = new Map(NAMES.map((name) => [name, cuts.of(name)]));
  }

  of(query: DesignContext): QueryContext {
    const facts = queryFacts(query, this.knowledge);
    const value = (name: string) => factValue(facts, name);
    const key = NAMES.map((name) => this.standing(name, value(name))).join("|");
    const settled = remember(this.known, key, () => contextOf(query, this.knowledge), MOST_KEPT);
    return { ...settled, facts, value };
  }

  private standing(name: string, value: FactValue | null): FactValue | null {
    return typeof value === "number" ? placeAmong(this.points.get(name)!, value) : value;
  }
}
