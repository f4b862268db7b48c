import { type CandidateIds, partsOf } from "../judging/rejudge.js";
import type { Ranked } from "../model/advice.js";
import type { MissingFact } from "../model/explanation.js";
import type { Knowledge } from "../model/knowledge.js";
import type { CriterionId } from "../model/rule.js";
import { BINDER_PROPERTIES, propertyOf, SOLVENT_PROPERTIES } from "./properties.js";

/** Each fact that a rule or a criterion asks for in vain, once, with what would make it known. */
export function missingFacts(entry: Ranked, knowledge: Knowledge): MissingFact[] {
  const found = new Map<string, MissingFact>();
  const note = (fact: string, because: string, asker: string) => {
    const known = found.get(fact);
    if (known) known.asked_by = [...new Set([...known.asked_by, asker])];
    else found.set(fact, { fact, because, asked_by: [asker], add: whatToAdd(fact, because, entry) });
  };
  for (const { rule, missing, because = [] } of entry.unknown)
    for (const [index, fact] of missing.entries()) note(fact, because[index] ?? "not known", rule);
  for (const [criterion, fact] of unfedCriteria(entry, knowledge))
    note(fact, "nothing is recorded, so the criterion is open", criterion);
  return [...found.values()].filter(({ because }) => !because.endsWith("does not apply here"));
}

const OPTION_FOR: [RegExp, string][] = [
  [/^the operating temperature is not given/, "--temperature"],
  [/^the stack pressure is not given/, "--stack-pressure"],
  [/^the cell format is not given/, "--cell"],
  [/^the kind of anode is not given/, "--anode"],
  [/^the solid electrolyte is not given/, "--solid-electrolyte"],
  [/potential of the cathode is not given/, "--cathode-potential"],
];

function whatToAdd(fact: string, because: string, { binder, scaffold, solvents }: Ranked): string | null {
  const option = OPTION_FOR.find(([reason]) => reason.test(because));
  if (option) return option[1];
  const known = propertyOf(fact);
  if (known === null) return null;
  const ids = known.of === "binder" ? [(binder ?? scaffold)?.id] : solvents.map(({ id }) => id);
  const keys = [...new Set(keysOf(fact))];
  return `${keys.join(" or ")} of ${known.of} ${ids.join(" or ")}`;
}

const keysOf = (fact: string): string[] =>
  [...BINDER_PROPERTIES, ...SOLVENT_PROPERTIES]
    .filter(({ facts }) => facts.includes(fact))
    .map(({ key }) => key);

/** Criteria that weigh and have no recorded value behind one of their inputs. */
function unfedCriteria(entry: Ranked, knowledge: Knowledge): [CriterionId, string][] {
  const parts = partsOf(entry, knowledge);
  const records = { binder: binderRecords(parts, entry, knowledge), solvent: parts.solvent?.parts ?? [] };
  const inputs = knowledge.criteria.criteria
    .filter(({ id }) => entry.criteria[id].weight > 0)
    .flatMap(({ id, inputs: list }) => list.map(({ fact }) => ({ id, fact })));
  return inputs.flatMap(({ id, fact }): [CriterionId, string][] => {
    const known = propertyOf(fact);
    if (known === null || records[known.of].length === 0 || fact.startsWith("pair.")) return [];
    const isRecorded = records[known.of].some((record) =>
      keysOf(fact).some((key) => hasValue((record as unknown as Record<string, unknown>)[key])),
    );
    return isRecorded ? [] : [[id, fact]];
  });
}

const binderRecords = (
  { binder }: ReturnType<typeof partsOf>,
  { scaffold }: CandidateIds,
  { binders }: Knowledge,
) => binder?.parts ?? binders.filter(({ id }) => id === scaffold?.id);

const hasValue = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
