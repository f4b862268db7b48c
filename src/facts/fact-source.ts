import type { FactValue } from "../model/rule.js";
import { type Fact, type FactMap, known, unknown } from "./fact-map.js";
import { remember } from "./remember.js";

/** How a fact is read from what is known of a thing, and why it may not be known: what nobody asks for costs nothing. */
export interface FactSource<T> {
  /** the layer has a say in it; else it is the same for a thing whatever the query */
  isOfLayer?: true;
  value: (of: T) => FactValue | null | undefined;
  unknown: (of: T) => string;
}

/** By the name of the fact. */
export type FactSources<T> = Readonly<Record<string, FactSource<T>>>;

/** The facts of a thing, each read where it is first asked for: its value or the reason why there is none. */
export function readFacts<T>(sources: FactSources<T>, of: T): FactMap {
  const read = new Map<string, Fact>();
  return {
    get(name) {
      const source = sources[name];
      return source && remember(read, name, () => factFrom(source, of));
    },
  };
}

function factFrom<T>(source: FactSource<T>, of: T): Fact {
  const value = source.value(of);
  return value === null || value === undefined ? unknown(source.unknown(of)) : known(value);
}
