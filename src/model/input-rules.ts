/** What can be said of a file rather than of a layer; findings of these ids are accepted and reported like rules. */
export const INPUT_RULES = {
  "incomplete-composition": "The mass fractions add up to less than one",
  "unmapped-key": "A key of another format says nothing to this tool",
  "assumed-context": "Something is taken from what else is given",
  "unknown-electrolyte": "The solid electrolyte is none that is known here; it is taken for a sulfide",
  "expired-acceptance": "A finding was accepted until a day that is past",
  "unused-acceptance": "A finding is accepted that is not there",
} as const;
export type InputRule = keyof typeof INPUT_RULES;
