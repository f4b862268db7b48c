import type { Problem } from "../errors.js";
import { normalised } from "../facts/find-record.js";
import type { Binder } from "../model/binder.js";
import type { Solvent } from "../model/solvent.js";
import { type Check, placed, problemAt } from "./subject.js";
import { walk } from "./walk.js";

/** No name, abbreviation or alias stands for two records of one kind. */
export const checkNamesUnique: Check = (subject) => [
  ...clashes(
    placed<Binder>(subject, "binders"),
    () => subject.knowledge.binders,
    (binder) => [
      binder.id,
      binder.name,
      ...(binder.abbreviation ? [binder.abbreviation] : []),
      ...binder.aliases,
    ],
  ),
  ...clashes(
    placed<Solvent>(subject, "solvents"),
    () => subject.knowledge.solvents,
    (solvent) => [solvent.id, solvent.name, ...(solvent.cas ? [solvent.cas] : []), ...solvent.aliases],
  ),
];

function clashes<T extends { id: string }>(
  records: { record: T; at: (path?: readonly PropertyKey[]) => Problem["place"] }[],
  all: () => readonly T[],
  namesOf: (record: T) => string[],
): Problem[] {
  if (records.length === 0) return [];
  const owners = new Map<string, Set<string>>();
  for (const record of all()) {
    for (const name of namesOf(record)) {
      const key = normalised(name);
      owners.set(key, (owners.get(key) ?? new Set()).add(record.id));
    }
  }
  return records.flatMap(({ record, at }) =>
    [...new Set(namesOf(record).map(normalised))].flatMap((name) => {
      const other = [...(owners.get(name) ?? [])].find((id) => id !== record.id);
      if (other === undefined) return [];
      const shown = namesOf(record).find((text) => normalised(text) === name);
      return [
        problemAt(
          "duplicate-id",
          `The name "${shown}" of ${record.id} already stands for ${other}.`,
          at(["id"]),
        ),
      ];
    }),
  );
}

/** The last digit of a CAS number is the weighted sum of the others, modulo 10. */
export function isCasValid(cas: string): boolean {
  const digits = cas.replaceAll("-", "").split("").map(Number);
  const check = digits.pop();
  const sum = digits.reverse().reduce((total, digit, index) => total + digit * (index + 1), 0);
  return sum % 10 === check;
}

/** CAS numbers wherever a solvent or a solubility record of a binder has one. */
export const checkCasDigits: Check = (subject) =>
  (["solvents", "binders"] as const).flatMap((list) =>
    placed<{ id: string }>(subject, list).flatMap(({ record, at }) => {
      const problems: Problem[] = [];
      walk(record, ({ cas }, path) => {
        if (typeof cas !== "string" || isCasValid(cas)) return;
        const message = `The CAS number ${cas} of ${record.id} fails its check digit.`;
        problems.push(problemAt("bad-cas", message, at([...path, "cas"])));
      });
      return problems;
    }),
  );
