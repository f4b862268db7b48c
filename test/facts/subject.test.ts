import { expect, it } from "vitest";
import { loadKnowledge, resolveQuery } from "../../src/index.js";
import { LayerJudge } from "../../src/judging/layer-judge.js";
import { binderUnit } from "../../src/solubility/binder-unit.js";
import { solventSystem } from "../../src/solubility/solvent-system.js";

const knowledge = await loadKnowledge();

it("the facts of a pair stay its own when another pair of its binder is looked at first", () => {
  const layer = new LayerJudge(resolveQuery({ component: "cathode", process: "wet" }, knowledge), knowledge);
  const facts = (solvent: string) =>
    layer.subjects.subject({
      binder: binderUnit("nbr", knowledge),
      solvent: solventSystem(solvent, knowledge),
      scaffold: null,
    }).facts;
  const toluene = facts("toluene");
  const anisole = facts("anisole");
  expect(toluene.value("pair.red")).not.toBe(anisole.value("pair.red"));
  expect(toluene.value("pair.red")).toBe(facts("toluene").value("pair.red"));
});
