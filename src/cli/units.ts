import type { Command } from "commander";
import { type Problem, ProblemError } from "../errors.js";
import type { Dimension } from "../formulation/quantity.js";

/** Options that are held as plain numbers, by what they measure. */
const DIMENSIONS: Record<string, { flag: string; dimension: Dimension }> = {
  stackPressure: { flag: "--stack-pressure", dimension: "pressure" },
  cathodePotential: { flag: "--cathode-potential", dimension: "potential" },
  temperature: { flag: "--temperature", dimension: "temperature" },
  dryingTemperature: { flag: "--drying-temperature", dimension: "temperature" },
};

/** A number and then a unit; all other slips are found where the number is read. */
const WITH_UNIT = /^[+-]?[\d.].*[^\s\d.,e+-]/i;

/**
 * Turns what was typed with its unit, such as `500 kPa`, into the plain number that the option is held in.
 * @throws ProblemError `bad-quantity` with all that cannot be read
 */
export async function readUnits(command: Command): Promise<void> {
  const problems: Problem[] = [];
  for (const [name, { flag, dimension }] of Object.entries(DIMENSIONS)) {
    const typed: unknown = command.getOptionValue(name);
    if (typeof typed !== "string" || !WITH_UNIT.test(typed)) continue;
    const { readQuantity } = await import("../formulation/quantity.js");
    const found = readQuantity(typed, dimension);
    if ("value" in found) command.setOptionValue(name, String(found.value));
    else problems.push({ code: "bad-quantity", message: `${flag}: ${found.problem}`, place: null });
  }
  if (problems.length > 0) throw new ProblemError(problems);
}
