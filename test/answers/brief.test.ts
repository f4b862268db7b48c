import { expect, it } from "vitest";
import type { Advice } from "../../src/index.js";
import { NO_COLOUR } from "../../src/report/colour.js";
import { tableReport } from "../../src/report/table.js";
import { ask } from "./ask.js";

const QUESTIONS = (["cathode", "anode", "sheet"] as const).flatMap((component) =>
  (["dry", "wet", "scaffold"] as const).map((process) => ({ component, process })),
);
const isFurtherOf = ({ ranking }: Advice) => {
  const leads = new Set<number>();
  return ranking.map(({ binder_rank }) => leads.size === leads.add(binder_rank).size);
};

it.each(QUESTIONS)("a brief answer has the same rows ($process $component)", (question) => {
  const options = { binders: 8, robustness: false } as const;
  const [full, brief] = [ask(question, options), ask(question, { ...options, isBrief: true })];
  const isFurther = isFurtherOf(full);
  const shown = full.ranking.flatMap((entry, index) => {
    if (!isFurther[index]) return [entry];
    return entry.verdict === "unknown" ? [] : [{ ...entry, ...NOTHING_SAID }];
  });
  expect(brief.ranking).toEqual(shown);
  for (const width of [60, 80, 120]) {
    const report = { width, colour: NO_COLOUR, pairs: false, top: 8 };
    expect(tableReport(brief, report)).toBe(tableReport(full, report));
  }
});

it.each(QUESTIONS)(
  "a short answer says of each what the whole one says ($process $component)",
  (question) => {
    const whole = ask(question, { top: 1_000_000, robustness: false });
    for (const options of [
      { top: 1 },
      { top: 40 },
      { top: 300 },
      { binders: 1 },
      { binders: 3 },
      { binders: 60 },
    ]) {
      const short = ask(question, { ...options, robustness: false });
      for (const entry of short.ranking) expect(entry).toEqual(whole.ranking[entry.rank - 1]);
      expect(short.counts).toEqual(whole.counts);
      const isFurther = isFurtherOf(short);
      const leads = short.ranking.filter((_, index) => !isFurther[index]);
      if (options.binders !== undefined)
        expect(leads.length).toBe(Math.min(options.binders, whole.counts.binders_ranked));
      else expect(short.ranking.length).toBe(Math.min(options.top!, whole.ranking.length));
    }
  },
);

const NOTHING_SAID = {
  verdict_reasons: [],
  solubility: null,
  dominated_by: [],
  rests_on: [],
  findings: [],
  unknown: [],
  guidance: [],
};
