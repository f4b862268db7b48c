import { expect, it } from "vitest";
import { NO_COLOUR } from "../../src/report/colour.js";
import { tableReport } from "../../src/report/table.js";
import { ask } from "./ask.js";

it.each(["dry", "wet", "scaffold"] as const)("a brief answer has the same rows (%s)", (process) => {
  const question = { component: "sheet", process } as const;
  const options = { binders: 8, robustness: false } as const;
  const [full, brief] = [ask(question, options), ask(question, { ...options, isBrief: true })];
  const leads = new Set<number>();
  for (const [index, entry] of full.ranking.entries()) {
    const isFurther = leads.size === leads.add(entry.binder_rank).size;
    expect(brief.ranking[index]).toEqual(isFurther ? { ...entry, ...NOTHING_SAID } : entry);
  }
  for (const width of [60, 80, 120]) {
    const report = { width, colour: NO_COLOUR, pairs: false, top: 8 };
    expect(tableReport(brief, report)).toBe(tableReport(full, report));
  }
});

const NOTHING_SAID = {
  verdict_reasons: [],
  solubility: null,
  dominated_by: [],
  rests_on: [],
  findings: [],
  unknown: [],
  guidance: [],
};
