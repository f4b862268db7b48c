import { type Problem, ProblemError } from "../errors.js";
import { findRecord } from "../facts/find-record.js";
import type { Trial } from "../formulas/hansen-sphere.js";
import type { TrialLine } from "../load/read-trials.js";
import { RESAMPLING } from "../model/defaults.js";
import type { Knowledge } from "../model/knowledge.js";
import type { SphereReport } from "../model/sphere-report.js";
import { fitSphere, type SphereFitOptions } from "../solubility/fit-sphere.js";
import { stampOf } from "../stamp.js";

/**
 * A Hansen sphere from a file of trials.
 * @throws ProblemError with every solvent that is not known, has no parameters or stands twice
 */
export function sphereReport(
  file: string,
  lines: readonly TrialLine[],
  knowledge: Knowledge,
  options: SphereFitOptions = {},
): SphereReport {
  const trials = trialsOf(file, lines, knowledge);
  if (!trials.some(({ isGood }) => isGood)) {
    const message = "No solvent is good, so there is no sphere to fit.";
    throw new ProblemError([{ code: "bad-shape", message, place: { file, line: 1, column: 1 } }]);
  }
  const { resamples, seed } = { ...RESAMPLING, ...options };
  const fit = fitSphere(trials, { resamples, seed });
  const { centre, radius } = fit.sphere;
  const rounded = (low: number, high: number) => ({ low: places(low), high: places(high) });
  const { delta_d, delta_p, delta_h, radius: span } = fit.intervals;
  const good = trials.filter(({ isGood }) => isGood).length;
  return {
    schema: "binder-advise/sphere@1",
    ...stampOf(knowledge),
    trials: { good, bad: trials.length - good },
    tried: trials.map(({ id, isGood }) => ({ solvent: id, good: isGood })),
    hansen: {
      delta_d: places(centre.delta_d),
      delta_p: places(centre.delta_p),
      delta_h: places(centre.delta_h),
    },
    interaction_radius: places(radius),
    desirability: Number(fit.desirability.toFixed(3)),
    wrong_in: fit.wrongIn.map((index) => trials[index]!.id),
    wrong_out: fit.wrongOut.map((index) => trials[index]!.id),
    intervals: {
      delta_d: rounded(delta_d.low, delta_d.high),
      delta_p: rounded(delta_p.low, delta_p.high),
      delta_h: rounded(delta_h.low, delta_h.high),
      interaction_radius: rounded(span.low, span.high),
    },
    resamples,
    seed,
    warnings: fit.warnings,
    is_pinned: fit.isPinned,
    overlay: null,
  };
}

const places = (value: number): number => Number(value.toFixed(1));

function trialsOf(
  file: string,
  lines: readonly TrialLine[],
  knowledge: Knowledge,
): (Trial & { id: string })[] {
  const problems: Problem[] = [];
  const report = (line: number, code: Problem["code"], message: string) =>
    problems.push({ code, message, place: { file, line, column: 1 } });
  const seen = new Map<string, number>();
  const trials = lines.flatMap(({ solvent, cas, isGood, line }) => {
    const found = findRecord("solvent", cas ?? solvent, knowledge);
    const name = cas ?? solvent;
    if (!("id" in found)) {
      const near = found.nearest.length === 0 ? "." : `; did you mean ${found.nearest.join(" or ")}?`;
      report(line, "unknown-name", `No solvent is known as "${name}"${near}`);
      return [];
    }
    const hansen = knowledge.solvents.find(({ id }) => id === found.id)?.hansen[0]?.value;
    if (hansen === undefined) {
      report(
        line,
        "bad-shape",
        `${found.id} has no Hansen parameters on record, so its trial cannot be used.`,
      );
      return [];
    }
    const before = seen.get(found.id);
    if (before !== undefined) report(line, "duplicate-id", `${found.id} stands in line ${before} already.`);
    seen.set(found.id, line);
    return [{ id: found.id, hansen, isGood }];
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return trials;
}
