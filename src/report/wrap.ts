import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";

/** Text wrapped to a width, its later lines indented by `indent` columns. */
export function wrap(text: string, width: number, indent = 0): string {
  const lines = wrapAnsi(text, Math.max(12, width - indent), { hard: true }).split("\n");
  return lines.map((line, index) => (index === 0 ? line : " ".repeat(indent) + line.trimStart())).join("\n");
}

/** A paragraph behind a mark such as `- `, its later lines under its first word. */
export const item = (mark: string, text: string, width: number): string =>
  mark + wrap(text, width, stringWidth(mark));

export const pad = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - stringWidth(text)));

/** Text wrapped for a table cell: a word too long for it is broken after a hyphen, comma or slash first. */
export function wrapCell(text: string, width: number): string {
  const lines = text.split("\n").map((line) => {
    const words = line.split(" ").map((word) => (stringWidth(word) > width ? breakable(word, width) : word));
    return wrapAnsi(words.join(" "), width, { hard: true });
  });
  return lines.join("\n");
}

function breakable(word: string, width: number): string {
  const lines = [""];
  for (const piece of word.split(/(?<=[-,/+])/)) {
    const last = lines[lines.length - 1]!;
    if (last !== "" && stringWidth(last + piece) > width) lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  return lines.join(" ");
}
