import type { Formulation } from "../model/formulation.js";
import type { Knowledge } from "../model/knowledge.js";
import { normalised } from "./find-record.js";
import { additiveOf } from "./record-guidance.js";
import { onceFor } from "./remember.js";

/** Additives that records tell of, each with all its names. */
const reported = onceFor(({ records, vocabulary }: Knowledge) =>
  [...new Set(records.flatMap((record) => additiveOf(record) ?? []))].sort().map((additive) => {
    const term = vocabulary.additives.find(({ name }) => normalised(name) === normalised(additive));
    return { additive, names: [additive, ...(term?.aliases ?? [])].map(normalised) };
  }),
);

/** Of the additives that records tell of those that a formulation holds, as records call them. */
export const additivesIn = (
  { ingredients }: Pick<Formulation, "ingredients">,
  knowledge: Knowledge,
): readonly string[] => knownOf(knowledge)(ingredients);

/** The same ingredients are met with one solvent after another. */
const knownOf = onceFor((knowledge: Knowledge) =>
  onceFor((ingredients: Formulation["ingredients"]) => additivesAmong(ingredients, knowledge)),
);

function additivesAmong(ingredients: Formulation["ingredients"], knowledge: Knowledge): readonly string[] {
  const given = new Set(
    ingredients
      .filter(({ mass_fraction }) => mass_fraction !== 0)
      .flatMap(({ name }) => name.split(SEVERAL))
      .map(normalised),
  );
  return reported(knowledge).flatMap(({ additive, names }) =>
    names.some((name) => given.has(name)) ? additive : [],
  );
}

/** What parts names that stand in one text. */
const SEVERAL = /[+,;&/]/;
