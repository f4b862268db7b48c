import { isAboutFormulation } from "../engine/scope.js";
import type { Knowledge } from "../model/knowledge.js";
import type { SurveyedQuery } from "./survey.js";

export interface Coverage {
  claims: {
    id: string;
    standing: "steers" | "informs" | "weighs" | "stands aside" | "uncarried";
    carriers: string[];
  }[];
  rules: { id: string; effect: string; queries: number }[];
  /** rules that favour or avoid, and wherever a binder stands at its best find their criterion full, or empty */
  idle_rules: string[];
  /** claims that favour, avoid, warn of or exclude a named binder or solvent, and touch it in no query */
  untouched_claims: string[];
  /** evidence records that no rule, guidance or comparison names */
  unnamed_records: string[];
  counts: {
    claims: number;
    steers: number;
    weighs: number;
    informs: number;
    stands_aside: number;
    uncarried: number;
    rules_that_never_hold: number;
    unnamed_records: number;
  };
}

/** Both ways: which rule carries each claim, and in how many queries of the grid each rule holds. */
export function coverageOf(knowledge: Knowledge, surveyed: readonly SurveyedQuery[]): Coverage {
  const claims = knowledge.claims.map(({ id }) => claimStanding(id, knowledge));
  const rules = knowledge.rules
    // a ranking has no amounts; rules about them are reached by formulations
    .filter((rule) => rule.status !== "retired" && !isAboutFormulation(rule))
    .map(({ id, effect }) => ({
      id,
      effect,
      queries: surveyed.filter((query) => query.holding.has(id)).length,
    }));
  const unnamed = unnamedRecords(knowledge);
  const of = (standing: string) => claims.filter((claim) => claim.standing === standing).length;
  return {
    claims,
    rules,
    idle_rules: idleRules(surveyed),
    untouched_claims: untouchedClaims(knowledge, surveyed),
    unnamed_records: unnamed,
    counts: {
      claims: claims.length,
      steers: of("steers"),
      weighs: of("weighs"),
      informs: of("informs"),
      stands_aside: of("stands aside"),
      uncarried: of("uncarried"),
      rules_that_never_hold: rules.filter((rule) => rule.queries === 0).length,
      unnamed_records: unnamed.length,
    },
  };
}

function idleRules(surveyed: readonly SurveyedQuery[]): string[] {
  const moved = new Set(
    surveyed.flatMap(({ moves }) => [...moves].filter(([, isMoved]) => isMoved).map(([id]) => id)),
  );
  return [...new Set(surveyed.flatMap(({ moves }) => [...moves.keys()]))]
    .filter((id) => !moved.has(id))
    .sort();
}

function claimStanding(id: string, knowledge: Knowledge): Coverage["claims"][number] {
  const rules = knowledge.rules.filter((rule) => rule.evidence.some((link) => link.claim === id));
  const tables = [
    ...knowledge.criteria.criteria
      .filter((criterion) => criterion.inputs.some((input) => input.claims.includes(id)))
      .map((criterion) => `criterion ${criterion.id}`),
    ...Object.entries(knowledge.weights.components)
      .filter(([, entries]) => entries.some((entry) => entry.claims.includes(id)))
      .map(([component]) => `weights of the ${component}`),
    ...Object.entries(knowledge.weights.aims)
      .filter(([, entries]) => entries.some((entry) => entry.claims.includes(id)))
      .map(([aim]) => `weights for ${aim}`),
  ];
  const kinds = knowledge.vocabulary.anode_kinds
    .filter((kind) => kind.volume_change_claims.includes(id))
    .map((kind) => `anode kind ${kind.id}`);
  const carriers = [...rules.map((rule) => rule.id), ...tables, ...kinds];
  const steers = rules.some((rule) => !["inform", "weigh"].includes(rule.effect));
  const weighs = tables.length > 0 || rules.some((rule) => rule.effect === "weigh");
  const isSetAside = knowledge.not_rules.some((entry) => entry.claim === id);
  const standing = steers
    ? "steers"
    : weighs
      ? "weighs"
      : carriers.length > 0
        ? "informs"
        : isSetAside
          ? "stands aside"
          : "uncarried";
  return { id, standing, carriers };
}

/** Reported layers are guidance and evidence of their binder; those without a binder have to be named by a rule. */
function unnamedRecords({ records, rules, comparisons }: Knowledge): string[] {
  const named = new Set(rules.flatMap((rule) => rule.evidence.flatMap((link) => link.record ?? [])));
  const compared = new Set(comparisons.flatMap((comparison) => comparison.refs));
  return records
    .filter((record) => record.binder === null && record.scaffold === null)
    .filter((record) => !named.has(record.id) && !record.refs.some((ref) => compared.has(ref)))
    .map((record) => record.id);
}

const STEERING = ["favour", "avoid", "warn", "exclude"];

/** What a claim says of a named binder or solvent has to reach it in at least one query, or the whole query. */
function untouchedClaims(
  { claims, rules, binders, solvents }: Knowledge,
  surveyed: readonly SurveyedQuery[],
): string[] {
  const known = new Set([...binders, ...solvents].map(({ id }) => id));
  return claims
    .filter((claim) => STEERING.includes(claim.direction.action))
    .map(({ id, applies_to }) => ({
      id,
      names: [applies_to.binder, applies_to.solvent].flatMap(idsIn).filter((name) => known.has(name)),
    }))
    .filter(({ id, names }) => {
      const carriers = rules
        .filter((rule) => rule.evidence.some((link) => link.claim === id))
        .map((rule) => rule.id);
      const reaches = (query: SurveyedQuery, rule: string): boolean => {
        const touched = query.touched.get(rule);
        return touched ? names.some((name) => touched.has(name)) : query.holding.has(rule);
      };
      return names.length > 0 && !surveyed.some((query) => carriers.some((rule) => reaches(query, rule)));
    })
    .map(({ id }) => id);
}

const idsIn = (value: unknown): string[] =>
  [value].flat().flatMap((text) => (typeof text === "string" ? text.split("+") : []));
