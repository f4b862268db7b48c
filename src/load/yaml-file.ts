import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseAllDocuments,
  parseDocument,
} from "yaml";
import type { Place, Problem } from "../errors.js";
import { excerptAt, type ReadYaml, readingText, type YamlResult } from "./yaml-text.js";

const MAX_ALIASES = 100;

/** Reads one YAML file; syntax errors, duplicate keys and alias bombs come back as problems with their place. */
export const readYamlFile: ReadYaml = readingText(parseYaml);

const PARSING = { uniqueKeys: true, prettyErrors: false } as const;

export function parseYaml(text: string, shownAs: string): YamlResult {
  const lineCounter = new LineCounter();
  const parsed = bounded(text, shownAs, () => parseDocument(text, { ...PARSING, lineCounter }));
  return "problem" in parsed
    ? { yaml: null, problems: [parsed.problem] }
    : resultOf(parsed.value, text, lineCounter, shownAs);
}

/** Every document of a text, those between `---` lines; none where it holds nothing at all. */
export function parseYamlDocuments(text: string, shownAs: string): YamlResult[] {
  const lineCounter = new LineCounter();
  const parsed = bounded(text, shownAs, () => parseAllDocuments(text, { ...PARSING, lineCounter }));
  if ("problem" in parsed) return [{ yaml: null, problems: [parsed.problem] }];
  return [...parsed.value].map((document) =>
    resultOf(document as Document.Parsed, text, lineCounter, shownAs),
  );
}

/** A text nested so deep that it exhausts the stack is refused like any other. */
function bounded<T>(text: string, file: string, parse: () => T): { value: T } | { problem: Problem } {
  try {
    return { value: parse() };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const place = { file, line: 1, column: 1 };
    const message = "It is nested too deeply to be read.";
    return { problem: { code: "bad-yaml", message, place, ...excerptAt(text, place) } };
  }
}

function resultOf(document: Document.Parsed, text: string, lines: LineCounter, shownAs: string): YamlResult {
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: shownAs, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problems = document.errors.map((error): Problem => {
    const place = placeAt(error.pos[0]);
    return { code: "bad-yaml", message: `${error.message}.`, place, ...excerptAt(text, place) };
  });
  if (problems.length > 0) return { yaml: null, problems };
  try {
    const value = document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown;
    return {
      yaml: {
        file: shownAs,
        text,
        value,
        place: (path, ofKey) => placeAt(offsetOf(document.contents, path, ofKey)),
        written: (path) => writtenAt(document, path),
      },
      problems: [],
    };
  } catch (error) {
    const message = `The aliases of this file cannot be resolved: ${(error as Error).message}.`;
    return { yaml: null, problems: [{ code: "bad-yaml", message, place: placeAt(0) }] };
  }
}

/** Offset of the node a path leads to, or of the last node on the way that exists. */
function offsetOf(root: unknown, path: readonly PropertyKey[], ofKey = false): number {
  let node: unknown = root;
  let offset = isNode(root) ? (root.range?.[0] ?? 0) : 0;
  for (const [index, step] of path.entries()) {
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
      : null;
    const isLast = index === path.length - 1;
    const next: unknown = pair ? (isLast && ofKey ? pair.key : (pair.value ?? pair.key)) : itemOf(node, step);
    if (!isNode(next)) return offset;
    offset = next.range?.[0] ?? offset;
    node = next;
  }
  return offset;
}

/** The source of the scalar a path leads to. */
function writtenAt(document: Document.Parsed, path: readonly PropertyKey[]): string | undefined {
  const meant = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  let node = meant(document.contents);
  for (const step of path) node = isCollection(node) ? meant(node.get(step, true)) : undefined;
  return isScalar(node) ? node.source : undefined;
}

function itemOf(node: unknown, step: PropertyKey): Node | null {
  const items = (node as { items?: unknown[] } | null)?.items;
  const item = typeof step === "number" ? items?.[step] : undefined;
  return isNode(item) ? item : null;
}
