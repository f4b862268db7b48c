/** A solvent and its share, as they stand in a text such as `dibromomethane 40 vol% + hexyl butyrate 60 vol%`. */
export interface WrittenShare {
  name: string;
  share: string | null;
}

const NONE = /^(none|no solvent|solvent[- ]?free|-|–)$/i;
const AMOUNT = String.raw`[+-]?[\d.][\d.,]*\s*(?:[a-z./]*\s*%|1)?`;
const SHARE = new RegExp(`^(.+?)\\s+(${AMOUNT})$`, "i");
const SHARE_FIRST = /^([\d.][\d.,]*\s*(?:[a-z./]*\s*)?%)\s+(.+)$/i;
/** Longer than the solvents of any slurry. */
const MOST_TEXT = 1000;
/** Longer than any name with its share. */
const LONGEST = 200;

/** The parts a text names, in their order; empty where it says that none is used. */
export function writtenShares(text: string): WrittenShare[] {
  const typed = text.trim();
  if (NONE.test(typed)) return [];
  if (typed.length > MOST_TEXT) return [{ name: typed, share: null }];
  return typed.split("+").map((part) => {
    const written = part.trim();
    if (written.length > LONGEST) return { name: written, share: null };
    const [, name, share] = SHARE.exec(written) ?? [];
    if (name !== undefined) return { name: plain(name), share: share!.trim() };
    const [, first, behind] = SHARE_FIRST.exec(written) ?? [];
    return { name: plain(behind ?? written), share: first ?? null };
  });
}

/** That a solvent is dry is understood. */
const plain = (name: string): string =>
  name
    .trim()
    .replace(/^(anhydrous|dry)\s+/i, "")
    .replace(/\s*\((anhydrous|dry)\)$/i, "");
