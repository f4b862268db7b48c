import { closestWord } from "../closest-word.js";
import type { Problem } from "../errors.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Rule } from "../model/rule.js";
import { DATA_LISTS, type DataList } from "./layout.js";
import type { Folder, Placed } from "./read-folder.js";
import { withParts } from "./with-parts.js";

type Identified = { id: string | number };

/** Records of a folder laid over those below: added, replaced by id, or retired by id. */
function layOverList<T extends Identified>(
  below: readonly T[],
  over: readonly T[],
  retired: readonly (string | number)[],
): T[] {
  const byId = new Map(below.map((record) => [record.id, record]));
  for (const record of over) byId.set(record.id, record);
  for (const id of retired) byId.delete(id);
  return [...byId.values()].sort(byIdOrder);
}

const byIdOrder = (a: Identified, b: Identified): number =>
  typeof a.id === "number" && typeof b.id === "number" ? a.id - b.id : String(a.id) < String(b.id) ? -1 : 1;

/** The knowledge with a folder laid over it. A file such as criteria.yaml replaces ours as a whole. */
export function layOver(below: Knowledge, over: Folder): Knowledge {
  const retired = (list: DataList | "rules") =>
    over.retired.filter((entry) => entry.list === list).map((entry) => entry.id);
  const touched = DATA_LISTS.filter((list) => over.lists[list].length + retired(list).length > 0);
  const lists = Object.fromEntries(
    touched.map((list) => [
      list,
      layOverList(below[list] as Identified[], over.lists[list].map(recordOf), retired(list)),
    ]),
  );
  const singles = Object.fromEntries(
    Object.entries(over.singles).map(([name, placed]) => [name, recordOf(placed as Placed<unknown>)]),
  );
  const rules = over.rules.map(recordOf);
  return withParts(below, {
    ...lists,
    ...singles,
    rules: layOverList(below.rules, rules, retired("rules")) as Rule[],
    origins: { ...below.origins, ...Object.fromEntries(rules.map((rule) => [rule.id, over.root])) },
  });
}

const recordOf = <T>({ record }: Placed<T>): T => record;

/** Ids that stand twice in one folder. */
export function duplicateIds(folder: Folder): Problem[] {
  const lists: [string, Placed<Identified>[]][] = [...Object.entries(folder.lists), ["rules", folder.rules]];
  return lists.flatMap(([name, placed]) => {
    const seen = new Set<string | number>();
    return placed.flatMap(({ record, at }): Problem[] => {
      const isTwice = seen.has(record.id);
      seen.add(record.id);
      const message = `The id ${record.id} stands twice among the ${name}.`;
      return isTwice ? [{ code: "duplicate-id", message, place: at(["id"]) }] : [];
    });
  });
}

/** Retirements of what is not there, which would retire nothing. */
export function strangeRetirements({ retired }: Folder, below: Knowledge): Problem[] {
  return retired.flatMap(({ list, id, place }): Problem[] => {
    const ids = (below[list] as readonly Identified[]).map((record) => String(record.id));
    if (ids.includes(String(id))) return [];
    const near = closestWord(String(id), ids);
    const hint = near === null ? "" : `; did you mean ${near}?`;
    return [{ code: "unknown-name", message: `There is no ${id} to retire among the ${list}${hint}`, place }];
  });
}
