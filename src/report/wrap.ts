import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

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
