import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Place, Problem } from "../errors.js";
import type { RawRecord } from "../formulation/raw-record.js";

/** JSON nested deeper than this is not a formulation. */
const DEEPEST = 100;

/** A JSON text that can say where each value stands, or what is wrong with it. `line` is the number of its first line. */
export function readJson(
  text: string,
  file: string,
  line = 1,
): { record: RawRecord } | { problems: Problem[] } {
  const starts = lineStarts(text);
  const placeAt = (offset: number): Place => {
    const row = rowOf(starts, offset);
    return { file, line: line + row, column: offset - starts[row]! + 1 };
  };
  const excerpt = (place: Place) => text.split(/\r?\n/)[place.line - line];
  const problem = (message: string, offset: number): Problem => {
    const place = placeAt(offset);
    return { code: "bad-json", message, place, excerpt: excerpt(place) ?? "" };
  };
  const depth = tooDeep(text);
  if (depth !== null) return { problems: [problem(`It is nested deeper than ${DEEPEST} levels.`, depth)] };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (errors.length > 0 || tree === undefined)
    return { problems: [problem(messageOf(errors[0], text), errors[0]?.offset ?? 0)] };
  const twice = duplicateKeys(tree);
  if (twice.length > 0)
    return {
      problems: twice.map((node) =>
        problem(`The key ${JSON.stringify(node.value)} stands twice.`, node.offset),
      ),
    };
  const written: RawRecord["written"] = (path) => sourceAt(path, text, tree);
  try {
    return { record: { value: JSON.parse(text), place: placing(tree, placeAt), written, excerpt } };
  } catch (error) {
    return { problems: [problem(`${(error as Error).message}.`, 0)] };
  }
}

/** The value at a path as a text writes it. */
export function sourceAt(
  path: readonly PropertyKey[],
  text: string,
  tree: Node | undefined = parseTree(text),
): string | undefined {
  const node = tree && findNodeAtLocation(tree, path as (string | number)[]);
  return node && text.slice(node.offset, node.offset + node.length);
}

function placing(tree: Node, placeAt: (offset: number) => Place): RawRecord["place"] {
  return (path, ofKey) => {
    for (let length = path.length; length >= 0; length--) {
      const node = findNodeAtLocation(tree, path.slice(0, length) as (string | number)[]);
      if (node === undefined) continue;
      const key = ofKey && length === path.length ? node.parent?.children?.[0] : undefined;
      return placeAt((node.parent?.type === "property" ? (key ?? node) : node).offset);
    }
    return placeAt(0);
  };
}

/** Offset at which the nesting becomes too deep; strings are passed over. */
function tooDeep(text: string): number | null {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (isInText) {
      if (char === BACKSLASH) at++;
      else if (char === QUOTE) isInText = false;
    } else if (char === QUOTE) isInText = true;
    else if (char === OPEN_BRACE || char === OPEN_BRACKET) {
      if (++depth > DEEPEST) return at;
    } else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) depth--;
  }
  return null;
}
const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d,
];

function duplicateKeys(node: Node): Node[] {
  const children = node.children ?? [];
  const inside = children.flatMap(duplicateKeys);
  if (node.type !== "object") return inside;
  const seen = new Set<unknown>();
  const twice = children.flatMap(({ children: pair }) => {
    const key = pair![0]!;
    const isTwice = seen.has(key.value);
    seen.add(key.value);
    return isTwice ? [key] : [];
  });
  return [...twice, ...inside];
}

function messageOf(error: ParseError | undefined, text: string): string {
  if (error === undefined) return text.trim() === "" ? "There is nothing here." : "There is no value here.";
  const found = text.slice(error.offset, error.offset + Math.min(20, error.length || 1));
  const said = printParseErrorCode(error.error)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return `${said[0]!.toUpperCase()}${said.slice(1)}${found.trim() === "" ? "" : ` at ${JSON.stringify(found)}`}.`;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function rowOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
