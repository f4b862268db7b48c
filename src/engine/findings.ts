import type { Finding, RefId, UnknownFinding } from "../model/advice.js";
import type { Criteria } from "../model/criteria.js";
import type { CitedRecord, CriterionId, EvidenceLink, FactValue, Rule } from "../model/rule.js";
import { type FactLookup, missingFacts } from "./condition.js";
import type { Judgement } from "./judgement.js";

/** The message with each `{fact}` filled with its value; a fact that is unknown reads "not known". */
export function fillMessage(message: string, facts: FactLookup): string {
  return message
    .replace(WORDED_FACT, (_, name: string) => shown(facts(name)))
    .replace(/\s+/g, " ")
    .trim();
}
const WORDED_FACT = /\{([^{}]+)\}/g;

/** Names of the facts that a message or remedy is filled with. */
export const factsInWords = (message = ""): string[] =>
  [...message.matchAll(WORDED_FACT)].map(([, name]) => name!);

function shown(value: FactValue | null): string {
  if (value === null) return "not known";
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "number" ? String(Number(value.toPrecision(digitsOf(value)))) : String(value);
}

/** A RED of 0.41 or 1.25, 0.1 V, 12.5 wt%: more digits than these no fact has. */
const digitsOf = (value: number): number => (Math.abs(value) < 1 ? 2 : 3);

/** What a candidate's own record rests on, for a rule that cites it. */
export type CitedOf = (what: CitedRecord) => readonly RefId[];
const NOTHING_CITED: CitedOf = () => [];

/** Every reference a rule rests on; where nothing else is cited, its claims stand for the review itself. */
export function refsOf(evidence: EvidenceLink[], citedOf: CitedOf = NOTHING_CITED): RefId[] {
  const own = evidence.flatMap((link) => (link.of ? citedOf(link.of) : []));
  const numbers = [
    ...evidence.flatMap((link) => link.refs ?? []),
    ...own.filter((id) => typeof id === "number"),
  ];
  const sources = [
    ...evidence.flatMap((link) => (link.source ? [link.source] : [])),
    ...own.filter((id) => typeof id === "string"),
  ];
  const refs: RefId[] = [...new Set(numbers)].sort((a, b) => a - b);
  refs.push(...[...new Set(sources)].sort());
  return refs.length === 0 ? ["review"] : refs;
}

/** Behind a message stands what it rests on; what speaks against the rule only where the message names it. */
const standsBehind = (message: string, { speaks, refs = [] }: EvidenceLink): boolean =>
  speaks !== "against" || refs.some((ref) => message.includes(`[${ref}]`));

/** A finding is made from its rule and nothing else. */
export function findingOf(
  rule: Rule,
  facts: FactLookup,
  uncounted?: ReadonlySet<string>,
  citedOf?: CitedOf,
): Finding {
  const counted = rule.effect === "favour" || rule.effect === "avoid" ? !uncounted?.has(rule.id) : undefined;
  const message = fillMessage(rule.message, facts);
  const evidence = rule.evidence.filter((link) => standsBehind(message, link));
  return {
    rule: rule.id,
    effect: rule.effect,
    ...("strength" in rule ? { strength: rule.strength } : {}),
    ...("severity" in rule ? { severity: rule.severity } : {}),
    ...("change" in rule ? { change: rule.change } : {}),
    criterion: "criterion" in rule ? rule.criterion : null,
    message,
    ...(rule.remedy ? { remedy: fillMessage(rule.remedy, facts) } : {}),
    ...(counted === undefined ? {} : { counted }),
    refs: refsOf(evidence, citedOf),
  };
}

const SEVERITY = { high: 0, medium: 1, low: 2 };

/** Findings of one candidate, the weightiest first: exclusions, warnings, steps by their share, guidance. */
export function findingsOf(
  judgement: Pick<Judgement, "holding" | "uncounted" | "candidate">,
  weights: ReadonlyMap<CriterionId, number>,
  words: Criteria["steps"]["words"],
  citedOf: CitedOf,
): Finding[] {
  const place = (rule: Rule): number[] => {
    if (rule.effect === "exclude") return [0, 0];
    if (rule.effect === "warn") return [1, SEVERITY[rule.severity]];
    if (rule.effect === "inform" || rule.effect === "weigh") return [3, 0];
    const share = words[rule.strength] * (weights.get(rule.criterion) ?? 0);
    return [2, judgement.uncounted.has(rule.id) ? 1 : -share];
  };
  return [...judgement.holding]
    .sort((a, b) => {
      const [pa, pb] = [place(a), place(b)];
      return pa[0]! - pb[0]! || pa[1]! - pb[1]! || (a.id < b.id ? -1 : 1);
    })
    .map((rule) => findingOf(rule, judgement.candidate.facts, judgement.uncounted, citedOf));
}

export function unknownFindingsOf(judgement: Judgement, reason: (name: string) => string): UnknownFinding[] {
  return judgement.unknown.map((rule) => missingReasons(rule, judgement.candidate.facts, reason));
}

/** What keeps a rule from being checked, and why each of it is not known. */
export function missingReasons(
  rule: Rule,
  facts: FactLookup,
  reason: (name: string) => string,
): UnknownFinding {
  const missing = missingFacts(rule.when, facts);
  return { rule: rule.id, effect: rule.effect, missing, because: missing.map(reason) };
}
