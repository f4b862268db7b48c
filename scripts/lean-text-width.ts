import type { Plugin } from "rolldown";

/**
 * Characters that take one column each and never join with a neighbour: ASCII, Latin and Greek letters, dashes, quotes,
 * arrows, mathematical signs, lines of boxes. A test holds them against the library.
 */
export const ONE_COLUMN =
  "\\u0020-\\u007E\\u00A1-\\u00AC\\u00AE-\\u02FF\\u0370-\\u0377\\u0391-\\u03A1\\u03A3-\\u03FF\\u2010-\\u2027\\u2030-\\u205E\\u2070-\\u2071\\u2074-\\u208E\\u2190-\\u2193\\u2200-\\u22FF\\u2500-\\u257F";

const SEGMENTER = "const segmenter = new Intl.Segmenter();";
const ON_FIRST_USE =
  "let made; const segmenter = {segment: text => (made ??= new Intl.Segmenter()).segment(text)};";

/** What is changed in a library, by a piece of its text that has to be there. */
const CHANGES: [file: RegExp, before: string, after: string][] = [
  [/node_modules[\\/]string-width[\\/]index\.js$/, SEGMENTER, ON_FIRST_USE],
  [/node_modules[\\/]string-width[\\/]index\.js$/, "/^[\\u0020-\\u007E]*$/", `/^[${ONE_COLUMN}]*$/`],
  [/node_modules[\\/]wrap-ansi[\\/]index\.js$/, SEGMENTER, ON_FIRST_USE],
];

/**
 * Part of the build: measuring text needs tables of all Unicode only where there is a character that needs them. Asked
 * for at every start, they took as long as the rest of a short answer. The results are the same.
 */
export const leanTextWidth = (): Plugin => ({
  name: "lean-text-width",
  transform(code, id) {
    const changes = CHANGES.filter(([file]) => file.test(id) && code.includes("Intl.Segmenter"));
    const lost = changes.find(([, before]) => !code.includes(before));
    if (lost) throw new Error(`${id} no longer holds ${lost[1]}`);
    return changes.reduce((text, [, before, after]) => text.replace(before, () => after), code);
  },
});
