import { ProblemError } from "../errors.js";
import { MOST } from "../model/defaults.js";
import type { AdviseOptions } from "./advise.js";

/** @throws ProblemError with every option that is no whole number from 1 to `MOST` */
export function checkOptions({ top, binders, robustness }: AdviseOptions): void {
  const { draws, concentration, seed } = robustness || {};
  const problems = Object.entries({ top, binders, draws, concentration, seed })
    .filter(([, value]) => value !== undefined && !(Number.isInteger(value) && value >= 1 && value <= MOST))
    .map(([name, value]) => ({
      code: "bad-number" as const,
      message: `The option ${name} takes a whole number from 1 to ${MOST}, not ${JSON.stringify(value) ?? value}.`,
      place: null,
    }));
  if (problems.length > 0) throw new ProblemError(problems);
}
