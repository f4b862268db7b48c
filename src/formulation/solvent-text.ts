/** A solvent and its share, as they stand in a text such as `dibromomethane 40 vol% + hexyl butyrate 60 vol%`. */
export interface WrittenShare {
  name: string;
  share: string | null;
}

const NONE = /^(none|no solvent|solvent[- ]?free|-|–)$/i;
const SHARE = /^(.+?)\s+([+-]?[\d.][\d.,]*\s*(?:vol\.?\s*%|v%|v\/v%|%|1)?)$/i;

/** The parts a text names, in their order; empty where it says that none is used. */
export function writtenShares(text: string): WrittenShare[] {
  const typed = text.trim();
  if (NONE.test(typed)) return [];
  return typed.split("+").map((part) => {
    const match = SHARE.exec(part.trim());
    return match ? { name: match[1]!.trim(), share: match[2]!.trim() } : { name: part.trim(), share: null };
  });
}
