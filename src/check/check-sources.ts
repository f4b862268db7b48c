import type { Problem } from "../errors.js";
import type { DataList } from "../load/layout.js";
import type { Source } from "../model/reference.js";
import { type Check, type CheckSubject, placed, problemAt } from "./subject.js";
import { walk } from "./walk.js";

const SOURCED: DataList[] = ["binders", "solvents", "records", "quantities", "comparisons", "claims"];

/** Every source and reference number that a record names exists. */
export const checkSourcesExist: Check = (subject) => {
  const { sources, references } = subject.knowledge;
  const known = new Set(sources.map((source) => source.id));
  const numbers = new Set(references.map((reference) => reference.id));
  return SOURCED.flatMap((list) =>
    placed<unknown>(subject, list).flatMap(({ record, at }) => {
      const problems: Problem[] = [];
      walk(record, (inner, path) => {
        for (const { id, key } of sourcesIn(inner)) {
          if (known.has(id)) continue;
          problems.push(problemAt("unknown-reference", `No source is known as "${id}".`, at([...path, key])));
        }
        for (const ref of numbersIn(inner)) {
          if (numbers.has(ref)) continue;
          problems.push(
            problemAt("unknown-reference", `The review has no reference ${ref}.`, at([...path, "refs"])),
          );
        }
      });
      return problems;
    }),
  );
};

function sourcesIn(inner: Record<string, unknown>): { id: string; key: string }[] {
  const main = typeof inner.source === "string" ? [{ id: inner.source, key: "source" }] : [];
  const also = Array.isArray(inner.also_in)
    ? inner.also_in.map((id) => ({ id: String(id), key: "also_in" }))
    : [];
  return [...main, ...also];
}

const numbersIn = (inner: Record<string, unknown>): number[] =>
  Array.isArray(inner.refs) ? inner.refs.filter((ref) => typeof ref === "number") : [];

/** Every source is cited by some record or rule, by id or in a note. */
export const checkSourcesUsed: Check = (subject) => {
  if (!subject.isWhole) return [];
  const used = namedAnywhere(subject);
  return placed<Source>(subject, "sources").flatMap(({ record, at }) =>
    record.id === "review" || used(record.id)
      ? []
      : [problemAt("unused-source", `No record cites the source ${record.id}.`, at(["id"]))],
  );
};

function namedAnywhere({ knowledge, folders }: CheckSubject): (id: string) => boolean {
  const { binders, solvents, vocabulary, rules } = knowledge;
  const text =
    JSON.stringify([binders, solvents, vocabulary, rules]) + folders.map((folder) => folder.opaque).join("");
  return (id) =>
    new RegExp(`(?<![\\w-])${id.replace(/[.+]/g, "\\$&").replaceAll("-", "[-_]")}(?![\\w-])`, "i").test(text);
}
