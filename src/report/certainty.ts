import type { Ranked, UnsureValue } from "../model/advice.js";

const HOW = {
  judged: "judged, not measured",
  estimated: "estimated",
  derived: "derived",
} as const;

const howKnown = ({ method, confirmed }: UnsureValue): string =>
  method in HOW ? HOW[method as keyof typeof HOW] : confirmed ? method : "not confirmed";

/** `adhesion, elasticity, sulfide verdict of anisole (judged, not measured); hazard codes of anisole (not confirmed)` */
export function unsureText(values: readonly UnsureValue[]): string {
  const byHow = new Map<string, string[]>();
  for (const value of values) {
    const how = howKnown(value);
    const named = value.of === "solvent" ? `${value.name} of ${value.id}` : value.name;
    byHow.set(how, [...new Set([...(byHow.get(how) ?? []), named])]);
  }
  return [...byHow].map(([how, names]) => `${names.join(", ")} (${how})`).join("; ");
}

/** What a recommendation rests on that nobody has seen or measured; empty where all of it was. */
export const restsOnText = ({ rests_on }: Pick<Ranked, "rests_on">): string =>
  rests_on.length === 0 ? "" : `rests on ${unsureText(rests_on)}`;

const NAMED = 2;

/** By whom an entry is dominated, the best first; a leader of its own row is named with its solvent. */
export function dominatedText({ dominated_by, binder, scaffold }: Ranked): string {
  if (dominated_by.length === 0) return "";
  const own = (scaffold ?? binder)?.id;
  const names = dominated_by.map((name) => {
    const [id] = name.split("@");
    return id === own ? name : id!;
  });
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  return `dominated by ${names.slice(0, NAMED).join(", ")}${more}`;
}
