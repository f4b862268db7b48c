import type { Criteria } from "../model/criteria.js";
import type { CriterionId, EvidenceLink, Rule } from "../model/rule.js";

export type SteppingRule = Extract<Rule, { effect: "favour" | "avoid" }>;
export const isStepping = (rule: Rule): rule is SteppingRule =>
  rule.effect === "favour" || rule.effect === "avoid";

export interface CriterionSteps {
  step: number;
  couldLower: number;
  couldRaise: number;
  /** rules that hold but are left out, a stronger one resting on the same claim or study */
  uncounted: Set<string>;
}

/** What the rules that hold, and those that could not be checked, do to one criterion. */
export function criterionSteps(
  criterion: CriterionId,
  holding: SteppingRule[],
  unknown: SteppingRule[],
  words: Criteria["steps"]["words"],
): CriterionSteps {
  const on = (rules: SteppingRule[], effect: SteppingRule["effect"]) =>
    rules.filter((rule) => rule.criterion === criterion && rule.effect === effect);
  const raising = strongestPerStudy(on(holding, "favour"), words);
  const lowering = strongestPerStudy(on(holding, "avoid"), words);
  const sum = (rules: SteppingRule[]) => rules.reduce((total, rule) => total + words[rule.strength], 0);
  return {
    step: sum(raising.counted) - sum(lowering.counted),
    couldRaise: sum(on(unknown, "favour")),
    couldLower: sum(on(unknown, "avoid")),
    uncounted: new Set([...raising.left, ...lowering.left].map((rule) => rule.id)),
  };
}

/** Of rules that share a claim or a study only the strongest counts; the earlier id among equals. */
function strongestPerStudy(
  rules: SteppingRule[],
  words: Criteria["steps"]["words"],
): { counted: SteppingRule[]; left: SteppingRule[] } {
  if (rules.length < 2) return { counted: rules, left: [] };
  const ordered = [...rules].sort((a, b) => words[b.strength] - words[a.strength] || (a.id < b.id ? -1 : 1));
  const taken = new Set<string>();
  const counted: SteppingRule[] = [];
  const left: SteppingRule[] = [];
  for (const rule of ordered) {
    const studies = studiesOfRule(rule);
    if (studies.some((study) => taken.has(study))) left.push(rule);
    else {
      counted.push(rule);
      for (const study of studies) taken.add(study);
    }
  }
  return { counted, left };
}

/** Studies by rule, gathered once each. */
const studiesByRule = new WeakMap<Rule, string[]>();

function studiesOfRule(rule: Rule): string[] {
  const known = studiesByRule.get(rule);
  if (known) return known;
  const studies = rule.evidence.filter((link) => link.speaks !== "against").flatMap(studiesOf);
  studiesByRule.set(rule, studies);
  return studies;
}

const studiesOf = (link: EvidenceLink): string[] => [
  ...(link.claim ? [link.claim] : []),
  ...(link.refs ?? []).map((ref) => `[${ref}]`),
];
