import { expect, it } from "vitest";
import { type AdviseOptions, evaluate, ProblemError } from "../../src/index.js";
import { ask, knowledge } from "./ask.js";

const LAYER = { component: "cathode", process: "dry" };
const messagesOf = (act: () => unknown): string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
};

it.each<[AdviseOptions, string]>([
  [{ top: -3 }, "top"],
  [{ top: 1.5 }, "top"],
  [{ binders: 0 }, "binders"],
  [{ top: Number.NaN }, "top"],
  [{ robustness: { draws: -5 } }, "draws"],
  [{ robustness: { concentration: 0 } }, "concentration"],
  [{ top: "ten" as unknown as number }, "top"],
])("a program is told of an option that cannot be used: %o", (options, name) => {
  expect(messagesOf(() => ask(LAYER, options))).toEqual([expect.stringContaining(name)]);
});

it("all of them at once", () => {
  expect(messagesOf(() => ask(LAYER, { top: 0, robustness: { draws: 0, seed: 0.5 } }))).toHaveLength(3);
});

it.each(["yesterday", "2026-13-01", "2026-02-30", ""])("a day that is none is refused: %s", (today) => {
  const record = { component: "cathode", process: "dry", binder: "ptfe" };
  expect(messagesOf(() => evaluate(record, knowledge, { today }))).toEqual([
    expect.stringMatching(/YYYY-MM-DD/),
  ]);
  expect(messagesOf(() => evaluate(record, knowledge, { today: "2026-11-27" }))).toEqual([]);
});

it.each<[object, RegExp]>([
  [{ ...LAYER, binder: "nbr" }, /no binder; did you mean binders\?/],
  [{ ...LAYER, tempreature_C: 80 }, /did you mean temperature_C\?/],
  [{ ...LAYER, binders: "nbr" }, /binders takes a list of texts, not "nbr"/],
  [{ ...LAYER, component: 3 }, /component takes a text, not 3/],
])("a program is told of a question that cannot be read: %j", (input, message) => {
  expect(messagesOf(() => ask(input))).toEqual([expect.stringMatching(message)]);
});

it("what is null is not given", () => {
  expect(ask({ ...LAYER, aim: null, binders: null } as object)).toEqual(ask(LAYER));
});
