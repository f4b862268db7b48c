import { describe, expect, it } from "vitest";
import { compareJudgements } from "../../src/engine/rank.js";
import { askedBinders } from "../../src/facts/candidates.js";
import { advise, resolveQuery } from "../../src/index.js";
import { LayerJudge } from "../../src/judging/layer-judge.js";
import { blendOf } from "../../src/solubility/solvent-system.js";
import { knowledge } from "./ask.js";

const SOLVENTS = ["anisole", "toluene", "dibromomethane", "n-hexyl-butyrate", "heptane", "n-butyl-acetate"];
const input = {
  component: "cathode",
  process: "wet",
  solvents: SOLVENTS,
  binders: ["nbr", "sbs", "pmma", "ethyl-cellulose", "pib", "pba-litfsi", "tpu", "eva"],
} as const;

/** Every blend judged by itself, as a solvent system that was asked for. */
function oneByOne(steps: number) {
  const query = resolveQuery(input, knowledge);
  const layer = new LayerJudge(query, knowledge);
  const solvents = knowledge.solvents.filter(({ id }) => query.solvents.includes(id));
  return askedBinders(query, knowledge).flatMap((binder) =>
    solvents.flatMap((first, index) =>
      solvents.slice(index + 1).flatMap((second) =>
        Array.from({ length: steps - 1 }, (_, step) => {
          const share = (step + 1) / steps;
          const solvent = blendOf([first, second], [share, 1 - share]);
          return layer.judge({ binder, solvent, scaffold: null });
        }),
      ),
    ),
  );
}

describe("a sweep of blends", () => {
  const steps = 8;
  const all = oneByOne(steps);
  const inOrder = all.filter(({ verdict }) => verdict !== "excluded").sort(compareJudgements);

  it("keeps what judging every blend by itself puts first, and counts what it comes to", () => {
    const answer = advise(resolveQuery(input, knowledge), knowledge, { sweepSteps: steps, top: 40 });
    const short = answer.ranking.map(({ binder, solvents, verdict, score }) => [
      binder!.id,
      solvents.map(({ id, volume_fraction }) => `${id} ${volume_fraction}`).join(" + "),
      verdict,
      score,
    ]);
    expect(short).toEqual(
      inOrder
        .slice(0, 40)
        .map(({ parts, verdict, score }) => [
          parts.binder!.id,
          parts
            .solvent!.parts.map(({ id }, index) => `${id} ${parts.solvent!.volumeFractions![index]}`)
            .join(" + "),
          verdict,
          score,
        ]),
    );
    const counted = (word: string) => all.filter(({ verdict }) => verdict === word).length;
    expect(answer.counts).toMatchObject({
      candidates: all.length,
      recommended: counted("recommended"),
      viable: counted("viable"),
      caution: counted("caution"),
      unknown: counted("unknown"),
      excluded: counted("excluded"),
    });
    expect(answer.robustness).toBeNull();
  });

  it("by binder keeps the best few of each", () => {
    const answer = advise(resolveQuery(input, knowledge), knowledge, { sweepSteps: steps, binders: 3 });
    const rows = [...new Set(inOrder.map(({ parts }) => parts.binder!.id))].slice(0, 3);
    expect([...new Set(answer.ranking.map(({ binder }) => binder!.id))]).toEqual(rows);
    for (const row of rows)
      expect(answer.ranking.filter(({ binder }) => binder!.id === row).map(({ score }) => score)).toEqual(
        inOrder
          .filter(({ parts }) => parts.binder!.id === row)
          .slice(0, 4)
          .map(({ score }) => score),
      );
    expect(answer.robustness).not.toBeNull();
  });

  it.each([
    [{ ...input, process: "dry" }, 10, "A sweep is of solvent blends"],
    [{ ...input, max_solvents: 1 }, 10, "A sweep is of solvent blends"],
    [input, 1, "2 to 100 steps"],
    [input, 101, "2 to 100 steps"],
  ])("%# is refused in a sentence", (asked, count, says) => {
    const query = resolveQuery({ ...asked, solvents: undefined } as never, knowledge);
    expect(() => advise(query, knowledge, { sweepSteps: count })).toThrow(says);
  });
});
