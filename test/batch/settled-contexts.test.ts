import fc from "fast-check";
import { expect, it } from "vitest";
import { SettledContexts } from "../../src/answer/brief/settled-contexts.js";
import { NameIndex } from "../../src/formulation/names.js";
import { formulationOf } from "../../src/formulation/read-formulation.js";
import { contextOf, type QueryContext } from "../../src/judging/query-context.js";
import { readBundle } from "../../src/load/bundle.js";
import { AIMS, ANODE_KINDS, CELL_FORMATS, COMPONENTS, LEVELS, PROCESSES } from "../../src/model/words.js";

const knowledge = readBundle();
const contexts = new SettledContexts(knowledge);
const { context: plain } = formulationOf({ component: "cathode" }, new NameIndex(knowledge));

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const number = (least: number, most: number) => maybe(fc.double({ min: least, max: most, noNaN: true }));
const query = fc.record({
  component: fc.constantFrom(...COMPONENTS),
  process: maybe(fc.constantFrom(...PROCESSES)),
  anode: maybe(fc.constantFrom(...ANODE_KINDS)),
  aim: fc.constantFrom(...AIMS),
  cell: maybe(fc.constantFrom(...CELL_FORMATS)),
  solvent_polarity: maybe(fc.constantFrom(...LEVELS)),
  electrolyte_free: fc.boolean(),
  stack_pressure_MPa: number(0, 500),
  temperature_C: number(-20, 400),
  cathode_potential_V: number(0, 5),
});

const said = ({ rules, weights, applies, idleAim, value }: QueryContext) => ({
  context: rules.context.map(({ id }) => id),
  open: rules.open.map(({ rule, condition }) => [rule.id, condition]),
  weights: [...weights],
  applies: [...applies],
  idleAim,
  temperature: value("query.temperature_C"),
});

it("contexts whose numbers stand between the same points settle what each settles by itself", () => {
  fc.assert(
    fc.property(query, (given) => {
      const context = { ...plain, ...given };
      expect(said(contexts.of(context))).toEqual(said(contextOf(context, knowledge)));
    }),
    { numRuns: 300 },
  );
});
