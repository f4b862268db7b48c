type Path = readonly PropertyKey[];

/** Calls `visit` with every object inside a value and the path that leads to it, the value itself first. */
export function walk(
  value: unknown,
  visit: (inner: Record<string, unknown>, path: Path) => void,
  path: Path = [],
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, visit, [...path, index]);
  } else if (value !== null && typeof value === "object") {
    visit(value as Record<string, unknown>, path);
    for (const [key, inner] of Object.entries(value)) walk(inner, visit, [...path, key]);
  }
}
