/** A solvent and its share, as they stand in a text such as `dibromomethane 40 vol% + hexyl butyrate 60 vol%`. */
export interface WrittenShare {
  name: string;
  share: string | null;
}

const NONE = /^(none|no solvent|solvent[- ]?free|-|–)$/i;
const AMOUNT = String.raw`[+-]?[\d.][\d.,]*\s*(?:[a-z./]*\s*%|1)?`;
const SHARE = new RegExp(`^(.+?)\\s+(${AMOUNT})$`, "i");
const SHARE_FIRST = /^([\d.]+\s*(?:[a-z./]*\s*)?%)\s+(.+)$/i;

/** The parts a text names, in their order; empty where it says that none is used. */
export function writtenShares(text: string): WrittenShare[] {
  const typed = text.trim();
  if (NONE.test(typed)) return [];
  return typed.split("+").map((part) => {
    const written = part.trim();
    const [, name, share] = SHARE.exec(written) ?? [];
    if (name !== undefined) return { name: name.trim(), share: share!.trim() };
    const [, first, behind] = SHARE_FIRST.exec(written) ?? [];
    return { name: behind ?? written, share: first ?? null };
  });
}
