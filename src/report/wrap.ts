import { wrapAnsi } from "fast-wrap-ansi";
import { isPlain, textWidth } from "./text-width.js";

/** Text wrapped to a width, its later lines indented by `indent` columns. */
export function wrap(text: string, width: number, indent = 0): string {
  const lines = wrapped(text, Math.max(12, width - indent)).split("\n");
  return lines.map((line, index) => (index === 0 ? line : " ".repeat(indent) + line.trimStart())).join("\n");
}

/** A paragraph behind a mark such as `- `, its later lines under its first word. */
export const item = (mark: string, text: string, width: number): string =>
  mark + wrap(text, width, textWidth(mark));

export const pad = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - textWidth(text)));

/** Text wrapped for a table cell: a word too long for it is broken after a hyphen, comma or slash first. */
export function wrapCell(text: string, width: number): string {
  const lines = text.split("\n").map((line) => {
    const words = line.split(" ").map((word) => (textWidth(word) > width ? breakable(word, width) : word));
    return wrapped(words.join(" "), width);
  });
  return lines.join("\n");
}

function breakable(word: string, width: number): string {
  const lines = [""];
  for (const piece of word.split(/(?<=[-,/+])/)) {
    const last = lines[lines.length - 1]!;
    if (last !== "" && textWidth(last + piece) > width) lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  return lines.join(" ");
}

function wrapped(text: string, width: number): string {
  const bound = withUnitsBound(text, width);
  const lines =
    plainlyWrapped(bound, width) ?? markedWrapped(bound, width) ?? wrapAnsi(bound, width, { hard: true });
  return bound === text ? lines : lines.replaceAll(NO_BREAK, " ");
}

const NO_BREAK = "\u00A0";
const NUMBER_AND_UNIT = /[\d.,–-]+ (?:%|wt%|vol%|°C|K|MPa|V|D|h|nm|µm|mS|mg|mAh|kcal|cm3)(?![\w%])/g;

/** A number stays on the line of its unit, where both fit on one. */
const withUnitsBound = (text: string, width: number): string =>
  text.replace(NUMBER_AND_UNIT, (pair) => (pair.length > width ? pair : pair.replace(" ", NO_BREAK)));

/** What the library does for most texts: null where there are marks, wide characters, words too long or blanks in a row. */
export function plainlyWrapped(text: string, width: number): string | null {
  const words = text.split(" ");
  if (!isPlain(text) || words.some(({ length }) => length === 0 || length > width)) return null;
  let end = 0;
  const spaced = words.map((word, index) => {
    end += word.length + 1;
    if (index > 0 && end <= width + 1) return ` ${word}`;
    end = word.length + 1;
    return index === 0 ? word : `\n${word}`;
  });
  return spaced.join("");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what colour is made of
const MARKED = /^(\u001b\[\d+m)([^\u001b]+)(\u001b\[\d+m)(.*)$/;

/** The same for a text in one colour, each line in it, and for one that begins with a word in colour. */
export function markedWrapped(text: string, width: number): string | null {
  const [, on = "", marked = "", off = "", rest = ""] = MARKED.exec(text) ?? [];
  const plain = plainlyWrapped(marked + rest, width);
  if (marked === "" || plain === null) return null;
  if (rest === "") return on + plain.replaceAll("\n", `${off}\n${on}`) + off;
  const isWord = rest.startsWith(" ") && !marked.includes(" ");
  return isWord ? on + marked + off + plain.slice(marked.length) : null;
}
