import stringWidth from "fast-string-width";

/**
 * Text in which a character takes one column: ASCII, Latin and Greek letters, dashes, quotes, arrows, mathematical signs
 * and lines of boxes. A library would look at it with the tables of all Unicode, which take longer to make than a report.
 */
const IS_PLAIN =
  /^[ -~\u00A0-\u00AC\u00AE-\u02FF\u0391-\u03A1\u03A3-\u03CE\u2010-\u2027\u2030-\u205E\u2070\u2071\u2074-\u208E\u2190-\u2193\u2212-\u22FF\u2500-\u257F]*$/;

export const isPlain = (text: string): boolean => IS_PLAIN.test(text);

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what colour is made of
const MARKS = /\u001b\[\d+m/g;

/** Columns that a text takes on a terminal, whatever its colour. */
export function textWidth(text: string): number {
  const bare = text.replace(MARKS, "");
  return isPlain(bare) ? bare.length : stringWidth(text);
}
