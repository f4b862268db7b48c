import type { Binder } from "../model/binder.js";
import type { Knowledge } from "../model/knowledge.js";

/** What goes into the layer as its binder: one polymer, or the blend of a reported record. */
export interface BinderUnit {
  id: string;
  name: string;
  parts: Binder[];
}

export const singleBinder = (binder: Binder): BinderUnit => ({
  id: binder.id,
  name: binder.name,
  parts: [binder],
});

/** The abbreviation of a single polymer where it has one, else the name. */
export const shortName = ({ name, parts }: BinderUnit): string =>
  parts.length === 1 ? (parts[0]!.abbreviation ?? name) : name;

/** The unit of an id such as `nbr` or `li-cmc+sbr`; null where a part is not known. */
export function binderUnit(id: string, knowledge: Knowledge): BinderUnit | null {
  const parts = id.split("+").map((part) => knowledge.binders.find((binder) => binder.id === part));
  if (parts.some((part) => part === undefined)) return null;
  const binders = parts as Binder[];
  const blend = knowledge.vocabulary.binder_blends.find((entry) => entry.id === id);
  return { id, name: blend?.name ?? binders.map((binder) => binder.name).join(" + "), parts: binders };
}

const ROLES = ["binder", "ion-conducting-binder"];

/** Every binder that is a candidate by itself, and every reported blend. */
export function allBinderUnits(knowledge: Knowledge): BinderUnit[] {
  const singles = knowledge.binders.filter((binder) => ROLES.includes(binder.role)).map(singleBinder);
  const blends = knowledge.vocabulary.binder_blends.flatMap((blend) => binderUnit(blend.id, knowledge) ?? []);
  return [...singles, ...blends];
}
