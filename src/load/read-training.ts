import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { ChiCase, SolubilityCase, type Training } from "../model/training.js";
import { packageFile } from "../package-file.js";

/** The data that the solubility model is fitted on; only fitting and validation read it. */
export const readTraining = (): Training => ({
  solubility: rows("solubility.csv", SolubilityCase),
  chi: rows("chi.csv", ChiCase),
});

function rows<T extends z.ZodType>(file: string, schema: T): z.infer<T>[] {
  const text = readFileSync(packageFile(`datasets/training/${file}`), "utf8");
  return z.array(schema).parse(parse(text, { columns: true })) as z.infer<T>[];
}
