/** Every source and review reference a record names, and how many of its values were not seen in their source. */
export interface ProvenanceCount {
  values: number;
  unconfirmed: number;
  sources: string[];
  refs: number[];
}

export function provenanceOf(record: unknown): ProvenanceCount {
  const count = { values: 0, unconfirmed: 0, sources: new Set<string>(), refs: new Set<number>() };
  visit(record, count);
  return {
    values: count.values,
    unconfirmed: count.unconfirmed,
    sources: [...count.sources].sort(),
    refs: [...count.refs].sort((a, b) => a - b),
  };
}

interface Counting {
  values: number;
  unconfirmed: number;
  sources: Set<string>;
  refs: Set<number>;
}

function visit(value: unknown, count: Counting): void {
  if (Array.isArray(value)) for (const item of value) visit(item, count);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return;
  const record = value as Record<string, unknown>;
  if (typeof record.source === "string") count.sources.add(record.source);
  if (Array.isArray(record.also_in)) for (const id of record.also_in) count.sources.add(String(id));
  if (Array.isArray(record.refs))
    for (const ref of record.refs) if (typeof ref === "number") count.refs.add(ref);
  if (typeof record.confirmed === "boolean") {
    count.values++;
    if (!record.confirmed) count.unconfirmed++;
  }
  for (const inner of Object.values(record)) visit(inner, count);
}
