import type { CriterionId, EvidenceLink, Rule } from "../model/rule.js";

export type SteppingRule = Extract<Rule, { effect: "favour" | "avoid" }>;
export const isStepping = (rule: Rule): rule is SteppingRule =>
  rule.effect === "favour" || rule.effect === "avoid";

/**
 * Rules that move one criterion one way and hang together by what they rest on: of those that hold, one that shares a claim
 * or a study with a stronger one that is counted is left out.
 */
export interface StudyGroup {
  criterion: CriterionId;
  effect: SteppingRule["effect"];
  /** the strongest first; the earlier id among equals */
  rules: readonly SteppingRule[];
  /** for each rule the places of those before it that share a claim or a study with it */
  rivals: readonly (readonly number[])[];
}

/** Every rule is in exactly one group; rules of different groups never stand in each other's way. */
export function studyGroups(
  rules: readonly SteppingRule[],
  words: Readonly<Record<SteppingRule["strength"], number>>,
): StudyGroup[] {
  const groups: SteppingRule[][] = [];
  const ordered = [...rules].sort((a, b) => words[b.strength] - words[a.strength] || (a.id < b.id ? -1 : 1));
  for (const rule of ordered) {
    const joined = groups.filter((group) => group.some((other) => isRival(rule, other)));
    const merged = [...joined.flat(), rule];
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push(ordered.filter((other) => merged.includes(other)));
  }
  return groups.map((group) => ({
    criterion: group[0]!.criterion,
    effect: group[0]!.effect,
    rules: group,
    rivals: group.map((rule, place) =>
      group.slice(0, place).flatMap((other, index) => (isRival(rule, other) ? [index] : [])),
    ),
  }));
}

const isRival = (a: SteppingRule, b: SteppingRule): boolean => {
  if (a.criterion !== b.criterion || a.effect !== b.effect) return false;
  const studies = studiesOf(b);
  return studiesOf(a).some((study) => studies.includes(study));
};

const studiesByRule = new WeakMap<Rule, string[]>();

/** Claims and studies that speak for a rule, gathered once each. */
function studiesOf(rule: Rule): string[] {
  const known = studiesByRule.get(rule);
  if (known) return known;
  const studies = rule.evidence.filter((link) => link.speaks !== "against").flatMap(studiesIn);
  studiesByRule.set(rule, studies);
  return studies;
}

const studiesIn = (link: EvidenceLink): string[] => [
  ...(link.claim ? [link.claim] : []),
  ...(link.refs ?? []).map((ref) => `[${ref}]`),
];
