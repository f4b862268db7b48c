import type { Binder } from "../model/binder.js";
import type { BinderUnit } from "./binder-unit.js";
import type { Decision, SolubilityBasis, SolubilityVerdict, Why } from "./decision.js";
import {
  joinedFigures,
  type PartFigures,
  partFigures,
  type SolubilityConditions,
  type SolubilityFigures,
  weakestOf,
} from "./figures.js";
import { ROOM_C } from "./liquid.js";
import { castFrom, dispersionOf, recordsOf } from "./on-record.js";
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
  const parts = unit.parts.map((binder) => {
    const figures = partFigures(binder, system, conditions);
    return { ...figures, ...worded(binder, system, figures, conditions) };
  });
  const weakest = weakestOf(parts);
  const isBlend = parts.length > 1;
  return {
    ...joinedFigures(parts),
    prediction: weakest.prediction,
    crystalsMelt_C: weakest.crystalsMelt_C,
    note: isBlend
      ? unit.parts.map((part, index) => `${part.abbreviation ?? part.name}: ${parts[index]!.note}`).join("; ")
      : weakest.note,
    notes: [...new Set(parts.flatMap((part) => part.notes))],
    refs: isBlend ? [...new Set(parts.flatMap((part) => part.refs))] : weakest.refs,
  };
}

type Worded = Pick<Solubility, "prediction" | "note" | "notes" | "refs">;

/** The words for what was decided about one polymer. */
function worded(
  binder: Binder,
  system: SolventSystem,
  figures: PartFigures,
  { model, temperature_C = ROOM_C, records = [] }: SolubilityConditions,
): Worded {
  const prediction = predictionOf(figures, model, temperature_C);
  const said = (note: string, refs: Worded["refs"] = []): Worded => ({
    prediction,
    note,
    notes: cautions(prediction, figures.decision),
    refs,
  });
  const recorded = (name: string, isSuch: (verdict: RecordedWord) => boolean): Worded => {
    const record = recordsOf(binder, system).find(({ verdict }) => isSuch(verdict))!;
    const note = `recorded as ${name}${record.confirmed ? "" : " (not confirmed)"}`;
    return said(note, record.refs ?? [record.source]);
  };
  const { why } = figures.decision;
  switch (why) {
    case "dispersion": {
      const dispersion = dispersionOf(binder, system)!;
      const note = `used as a ${dispersion.form} in ${system.parts[0]!.name}`;
      return said(note, dispersion.refs ?? [dispersion.source]);
    }
    case "good-record":
      return recorded("a good solvent", (verdict) => verdict === "good");
    case "poor-record":
      return recorded("a poor solvent", (verdict) => verdict !== "good");
    case "non-solvent-record":
      return recorded("a non-solvent", (verdict) => verdict !== "good");
    case "cast-layer":
      return said("a layer was cast from it", [
        ...new Set(castFrom(records, system).flatMap(({ refs }) => refs)),
      ]);
    case "outside":
    case "inside":
    case "crystals-melt":
    case "crystals-melt-hot":
    case "crystals-melt-above-boiling":
      return said(predictedNote(prediction!, figures.crystalsMelt_C, why), prediction!.sources);
    case "salt":
      return said(`no record says that binder and ${binder.salt} dissolve together`);
    default:
      return said(OPEN_NOTES[why]);
  }
}

type RecordedWord = Binder["solubility"][number]["verdict"];

const OPEN_NOTES = {
  "ratio-unknown": "the ratio of the solvents is not known",
  "no-parameters": "no solubility record and no Hansen parameters to calculate with",
  polyelectrolyte: "Hansen spheres do not hold for charged or acidic polymers",
  "outside-rough-sphere": "outside the Hansen sphere of a relative or of an estimate, which settles nothing",
  "crystals-unknown": "inside the Hansen sphere, but a sphere does not melt crystals",
} as const satisfies Partial<Record<Why, string>>;

function predictedNote({ red, kind }: Prediction, melts_C: number | null, why: Why): string {
  const at = melts_C === null ? "" : `its crystals melt into this solvent at about ${Math.round(melts_C)} °C`;
  if (why === "crystals-melt-above-boiling")
    return `inside the Hansen sphere, but ${at}, above its boiling point`;
  if (why === "crystals-melt-hot") return `inside the Hansen sphere, but ${at}, so it dissolves only hot`;
  const spheres = `${red.spheres} Hansen ${red.spheres === 1 ? "sphere" : "spheres"}${KIND_NOTE[kind]}`;
  const note = `RED ${red.value.toFixed(2)}; inside ${red.inside} of ${spheres}`;
  return why === "crystals-melt" ? `${note}; ${at}` : note;
}

const KIND_NOTE = {
  own: "",
  relative: " of a relative",
  estimated: " of estimated parameters",
} as const;

function cautions(prediction: Prediction | null, { basis }: Decision): string[] {
  if (basis !== "predicted" || prediction === null || !prediction.isFar) return [];
  return ["The polymer lies far from everything the model was fitted on."];
}
