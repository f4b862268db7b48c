import type { BinderUnit } from "./binder-unit.js";
import type { Decision, SolubilityBasis, SolubilityVerdict, Why } from "./decision.js";
import {
  type PolymerReader,
  type SolubilityConditions,
  type SolubilityFigures,
  SolubilityReader,
} from "./figures.js";
import { type Prediction, predictionOf } from "./prediction.js";
import type { SolventSystem } from "./solvent-system.js";

export type { SolubilityBasis, SolubilityConditions, SolubilityVerdict };

export interface Solubility extends SolubilityFigures {
  /** what the spheres say, whatever the verdict rests on */
  prediction: Prediction | null;
  /** °C at which the crystals of a semicrystalline polymer melt into the solvent; null where there are none or it is not known */
  crystalsMelt_C: number | null;
  /** what the verdict rests on, or why there is none */
  note: string;
  /** what else a careful reader should know */
  notes: string[];
  /** the review's numbers or other source ids */
  refs: (number | string)[];
}

/** What a solvent system does to what is cast, and in words what that rests on. */
export function solubilityOf(
  unit: BinderUnit,
  system: SolventSystem,
  conditions: SolubilityConditions,
): Solubility {
  const reader = new SolubilityReader(unit, conditions);
  const figures = { ...reader.read(system) };
  const said = reader.parts.map((part) => worded(part, system));
  const isBlend = said.length > 1;
  const { weakest } = reader;
  const names = unit.parts.map((part) => part.abbreviation ?? part.name);
  return {
    ...figures,
    prediction: predictionOf(weakest),
    crystalsMelt_C: weakest.crystalsMelt_C,
    note: isBlend ? said.map(({ note }, index) => `${names[index]}: ${note}`).join("; ") : said[0]!.note,
    notes: [...new Set(said.flatMap(({ notes }) => notes))],
    refs: isBlend ? [...new Set(said.flatMap(({ refs }) => refs))] : said[0]!.refs,
  };
}

type Worded = Pick<Solubility, "note" | "notes" | "refs">;

/** The words for what was decided about one polymer. */
function worded(part: PolymerReader, system: SolventSystem): Worded {
  const { binder, decision } = part;
  const { why } = decision;
  const prediction = predictionOf(part);
  const record = part.records.of(system);
  const said = (note: string, refs: Worded["refs"] = []): Worded => ({
    note,
    notes: cautions(prediction, decision),
    refs,
  });
  switch (why) {
    case "dispersion": {
      const { form, refs, source } = record!.dispersion!;
      return said(`used as a ${form} in ${system.parts[0]!.name}`, refs ?? [source]);
    }
    case "good-record":
    case "poor-record":
    case "non-solvent-record": {
      const { confirmed, refs, source } = (why === "good-record" ? record!.good : record!.bad)!;
      return said(`recorded as ${RECORDED[why]}${confirmed ? "" : " (not confirmed)"}`, refs ?? [source]);
    }
    case "cast-layer":
      return said("a layer was cast from it", [...new Set(record!.cast.flatMap(({ refs }) => refs))]);
    case "outside":
    case "inside":
    case "crystals-melt":
    case "crystals-melt-hot":
    case "crystals-melt-above-boiling":
      return said(predictedNote(prediction!, part.crystalsMelt_C, why), prediction!.sources);
    case "beyond-record": {
      const { solvent, record } = part.refutationOf(system)!;
      return said(
        `${predictedNote(prediction!, null, "inside")}, but ${solvent.name}, ${system.parts.length === 1 ? "of the same class" : "of the class of a part"} and no farther away, is recorded as ${record.verdict === "poor" ? RECORDED["poor-record"] : RECORDED["non-solvent-record"]}`,
        record.refs ?? [record.source],
      );
    }
    case "salt":
      return said(`no record says that binder and ${binder.salt} dissolve together`);
    default:
      return said(OPEN_NOTES[why]);
  }
}

const RECORDED = {
  "good-record": "a good solvent",
  "poor-record": "a poor solvent",
  "non-solvent-record": "a non-solvent",
} as const;

const OPEN_NOTES = {
  "ratio-unknown": "the ratio of the solvents is not known",
  "no-parameters": "no solubility record and no Hansen parameters to calculate with",
  polyelectrolyte: "Hansen spheres do not hold for charged or acidic polymers",
  "outside-rough-sphere": "outside the Hansen sphere of a relative or of an estimate, which settles nothing",
  "crystals-unknown": "inside the Hansen sphere, but a sphere does not melt crystals",
} as const satisfies Partial<Record<Why, string>>;

function predictedNote({ red, kind }: Prediction, melts_C: number | null, why: Why): string {
  if (why === "crystals-melt-above-boiling" || why === "crystals-melt-hot")
    return `inside the Hansen sphere, but its crystals ${meltingText(melts_C!, why)}`;
  const spheres = `${red.spheres} Hansen ${red.spheres === 1 ? "sphere" : "spheres"}${KIND_NOTE[kind]}`;
  const note = `RED ${twoPlaces(red.value)}; inside ${red.inside} of ${spheres}`;
  return why === "crystals-melt" ? `${note}; its crystals ${meltsAt(melts_C!)}` : note;
}

/** As reports print it, which hold thousandths. */
const twoPlaces = (value: number): string => Number(value.toFixed(3)).toFixed(2);

/** @param melts_C Infinity where they melt into it at no temperature */
function meltingText(melts_C: number, why: Why): string {
  if (melts_C === Number.POSITIVE_INFINITY) return "do not melt into this solvent, by Flory's formula";
  return why === "crystals-melt-hot"
    ? `${meltsAt(melts_C)} by Flory's formula, so it may dissolve only hot`
    : `${meltsAt(melts_C)}, above its boiling point`;
}

const meltsAt = (melts_C: number): string => `melt into this solvent at about ${Math.round(melts_C)} °C`;

const KIND_NOTE = {
  own: "",
  relative: " of a relative",
  estimated: " of estimated parameters",
} as const;

function cautions(prediction: Prediction | null, { basis }: Decision): string[] {
  if (basis !== "predicted" || prediction === null || !prediction.isFar) return [];
  return ["The polymer lies far from everything the model was fitted on."];
}
