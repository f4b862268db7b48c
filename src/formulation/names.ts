import { type Found, findRecord, type RecordKind } from "../facts/find-record.js";
import type { Knowledge } from "../model/knowledge.js";

/** Records by the names that files use; each spelling is looked up once, since a batch repeats few of them. */
export class NameIndex {
  private readonly known = new Map<string, Found>();

  constructor(readonly knowledge: Knowledge) {}

  find(kind: RecordKind, text: string): Found {
    const key = `${kind} ${text}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const found = findRecord(kind, text, this.knowledge);
    if (this.known.size < MOST_NAMES) this.known.set(key, found);
    return found;
  }
}

/** Misspelled names of a long file must not fill the memory. */
const MOST_NAMES = 20_000;
