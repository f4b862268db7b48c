import type { FactValue } from "../model/rule.js";

/** A fact is a value, or unknown with the reason. */
export type Fact = { value: FactValue } | { unknown: string };
/** Facts by name. */
export type FactMap = Pick<ReadonlyMap<string, Fact>, "get">;

export const known = (value: FactValue): Fact => ({ value });
export const unknown = (reason: string): Fact => ({ unknown: reason });

/** The value as a fact, or unknown for the reason given where it is null. */
export const factOr = (value: FactValue | null | undefined, reason: string): Fact =>
  value === null || value === undefined ? unknown(reason) : known(value);

export const factMap = (facts: Record<string, Fact>): FactMap => new Map(Object.entries(facts));

export function factValue(facts: FactMap, name: string): FactValue | null {
  const fact = facts.get(name);
  return fact && "value" in fact ? fact.value : null;
}

export function unknownReason(facts: FactMap, name: string): string | null {
  const fact = facts.get(name);
  return fact && "unknown" in fact ? fact.unknown : null;
}

/** Looks a name up by its scope: `query.` and `layer.` in the query's map, and so on. A map is made when it is asked for. */
export function joinFacts(maps: Readonly<Record<string, () => FactMap>>) {
  return {
    value: (name: string): FactValue | null => {
      const facts = maps[scopeOf(name)];
      return facts ? factValue(facts(), name) : null;
    },
    reason: (name: string): string => {
      const facts = maps[scopeOf(name)];
      return (facts && unknownReason(facts(), name)) ?? `${name} does not apply here`;
    },
  };
}

/** Scopes by name, so that no name is cut twice. */
const scopes = new Map<string, string>();

function scopeOf(name: string): string {
  const known = scopes.get(name);
  if (known !== undefined) return known;
  const scope = name.slice(0, name.indexOf("."));
  scopes.set(name, scope);
  return scope;
}
