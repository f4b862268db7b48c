import type { FactValue } from "../model/rule.js";
import { type FactMap, factMap, factOr } from "./fact-map.js";

/** How a fact is read from what is known of a thing, and why it may not be known: what nobody asks for costs nothing. */
export interface FactSource<T> {
  value: (of: T) => FactValue | null | undefined;
  unknown: (of: T) => string;
}

/** By the name of the fact. */
export type FactSources<T> = Readonly<Record<string, FactSource<T>>>;

/** Every fact of a thing, with its value or the reason why there is none. */
export const readFacts = <T>(sources: FactSources<T>, of: T): FactMap =>
  factMap(
    Object.fromEntries(
      Object.entries(sources).map(([name, source]) => {
        const value = source.value(of);
        return [name, factOr(value, value === null || value === undefined ? source.unknown(of) : "")];
      }),
    ),
  );
