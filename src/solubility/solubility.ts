import type { Binder } from "../model/binder.js";
import type { EvidenceRecord } from "../model/evidence.js";
import type { SolubilityModel } from "../model/solubility-model.js";
import type { BinderUnit } from "./binder-unit.js";
import { dissolvingTemperature } from "./crystals.js";
import { type Liquid, liquidOf, ROOM_C } from "./liquid.js";
import { type Prediction, predict } from "./prediction.js";
import { type SolventSystem, systemId } from "./solvent-system.js";
import { spheresOf } from "./spheres.js";
import { worstWord } from "./worst-word.js";

export type SolubilityVerdict = "soluble" | "swells" | "insoluble" | "dispersed";
export type SolubilityBasis = "measured" | "reported" | "predicted";

export interface Solubility {
  verdict: SolubilityVerdict | null;
  basis: SolubilityBasis | null;
  /** chance of dissolving, 0 to 1; null where nothing settles it */
  probability: number | null;
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

export interface SolubilityConditions {
  model: SolubilityModel;
  /** °C; records are taken at room temperature */
  temperature_C?: number;
  /** reported layers of this binder */
  records?: readonly EvidenceRecord[];
}

const ORDER = ["dispersed", "soluble", "swells", "insoluble"] as const;
const BASIS_ORDER = ["measured", "reported", "predicted"] as const;

/** What a solvent system does to what is cast: a blend of binders is judged part by part, its worst part counts. */
export function solubilityOf(
  unit: BinderUnit,
  system: SolventSystem,
  conditions: SolubilityConditions,
): Solubility {
  const question = questionOf(system, conditions);
  if (unit.parts.length === 1) return partSolubility(unit.parts[0]!, question);
  return worstOf(
    unit,
    unit.parts.map((part) => partSolubility(part, question)),
  );
}

interface Question {
  system: SolventSystem;
  liquid: Liquid | null;
  model: SolubilityModel;
  temperature_C: number;
  /** layers cast from this system */
  cast: EvidenceRecord[];
}

function questionOf(system: SolventSystem, conditions: SolubilityConditions): Question {
  const { model, temperature_C = ROOM_C, records = [] } = conditions;
  return {
    system,
    model,
    temperature_C,
    liquid: liquidOf(system, temperature_C, model.expansion.solvent),
    cast: records.filter((record) => systemId(record.solvents ?? []) === system.id),
  };
}

function worstOf(unit: BinderUnit, parts: Solubility[]): Solubility {
  const verdict = worstWord(
    parts.map((part) => part.verdict),
    ORDER,
  ) as SolubilityVerdict | null;
  const weakest = [...parts].sort(
    (a, b) => (b.prediction?.red.mean ?? 0) - (a.prediction?.red.mean ?? 0),
  )[0]!;
  const chances = parts.map((part) => part.probability);
  return {
    verdict,
    basis:
      verdict === null
        ? null
        : (worstWord(
            parts.map((part) => part.basis),
            BASIS_ORDER,
          ) as SolubilityBasis),
    probability: chances.includes(null) ? null : Math.min(...(chances as number[])),
    prediction: weakest.prediction,
    crystalsMelt_C: weakest.crystalsMelt_C,
    note: unit.parts
      .map((part, index) => `${part.abbreviation ?? part.name}: ${parts[index]!.note}`)
      .join("; "),
    notes: [...new Set(parts.flatMap((part) => part.notes))],
    refs: [...new Set(parts.flatMap((part) => part.refs))],
  };
}

/** A polymer known by group sums alone meets the group sum of the liquid. */
function likeForLike(binder: Binder, question: Question): Question {
  const { system, model, temperature_C } = question;
  if (!spheresOf(binder, model)?.isGroupSum) return question;
  return { ...question, liquid: liquidOf(system, temperature_C, model.expansion.solvent, "group-sum") };
}

type Settled = Omit<Solubility, "prediction" | "crystalsMelt_C" | "notes">;

function partSolubility(binder: Binder, asked: Question): Solubility {
  const question = likeForLike(binder, asked);
  const { liquid, model, temperature_C } = question;
  const prediction = liquid === null ? null : predict(binder, liquid, model, temperature_C);
  const crystalsMelt_C =
    liquid === null || prediction === null || !binder.is_semicrystalline
      ? null
      : dissolvingTemperature(binder, liquid, prediction.chi.value);
  const settled =
    dispersed(binder, question) ??
    recorded(binder, question, ["good"]) ??
    castLayer(question) ??
    recorded(binder, question, ["poor", "non-solvent"]) ??
    predicted(binder, question, prediction, crystalsMelt_C);
  return { prediction, crystalsMelt_C, ...settled, notes: cautions(prediction, settled.basis) };
}

function dispersed(binder: Binder, { system }: Question): Settled | null {
  const dispersion = binder.dispersions.find((entry) => entry.medium === system.id);
  if (!dispersion) return null;
  return {
    verdict: "dispersed",
    basis: "measured",
    probability: null,
    note: `used as a ${dispersion.form} in ${system.parts[0]!.name}`,
    refs: dispersion.refs ?? [dispersion.source],
  };
}

type RecordedWord = Binder["solubility"][number]["verdict"];
const WORDS = { good: "soluble", poor: "swells", "non-solvent": "insoluble" } as const;
const NAMES = { good: "a good solvent", poor: "a poor solvent", "non-solvent": "a non-solvent" } as const;
/** A record that something does not dissolve at room temperature says nothing of a hot solvent. */
const ROOM_SPAN_K = 15;

function recorded(
  binder: Binder,
  { system, model, temperature_C }: Question,
  words: RecordedWord[],
): Settled | null {
  const record = binder.solubility.find(
    (entry) => isRecordOf(entry, system) && words.includes(entry.verdict),
  );
  if (!record) return null;
  if (record.verdict !== "good" && temperature_C > ROOM_C + ROOM_SPAN_K) return null;
  const { probability } = model.recorded;
  return {
    verdict: WORDS[record.verdict],
    basis: "measured",
    probability: record.verdict === "good" ? probability : 1 - probability,
    note: `recorded as ${NAMES[record.verdict]}${record.confirmed ? "" : " (not confirmed)"}`,
    refs: record.refs ?? [record.source],
  };
}

const isRecordOf = (entry: Binder["solubility"][number], system: SolventSystem): boolean =>
  systemId(entry.solvent.split("+")) === system.id ||
  (entry.cas !== null && system.parts.length === 1 && entry.cas === system.parts[0]!.cas);

function castLayer({ cast, model }: Question): Settled | null {
  if (cast.length === 0) return null;
  return {
    verdict: "soluble",
    basis: "reported",
    probability: model.recorded.probability,
    note: "a layer was cast from it",
    refs: [...new Set(cast.flatMap((record) => record.refs))],
  };
}

const LIKELY = 0.5;
/**
 * Parameters that are estimated or borrowed miss by about as much as a radius, so only a liquid far outside is held to be a
 * non-solvent by them.
 */
const HARDLY = 0.02;
/** Most that a prediction says for crystals which do not melt into the solvent; a judgement. */
const WITH_CRYSTALS = 0.1;

function predicted(
  binder: Binder,
  question: Question,
  prediction: Prediction | null,
  crystalsMelt_C: number | null,
): Settled {
  const { system, liquid, temperature_C } = question;
  if (binder.salt !== null) return open(`no record says that binder and ${binder.salt} dissolve together`);
  if (system.volumeFractions === null) return open("the ratio of the solvents is not known");
  if (prediction === null || liquid === null)
    return open("no solubility record and no Hansen parameters to calculate with");
  if (binder.is_polyelectrolyte) return open("Hansen spheres do not hold for charged or acidic polymers");
  const { probability } = prediction;
  if (probability < LIKELY) {
    if (prediction.kind !== "own" && prediction.highestProbability >= HARDLY) return open(OUTSIDE_NOTE);
    return { ...asPredicted(prediction), verdict: "insoluble" };
  }
  if (prediction.kind !== "own" && prediction.red.inside * 2 <= prediction.red.spheres)
    return open(OUTSIDE_NOTE);
  if (!binder.is_semicrystalline) return { ...asPredicted(prediction), verdict: "soluble" };
  return crystalline(crystalsMelt_C, liquid, temperature_C, prediction);
}

/** Inside the sphere, the crystals still have to melt: a sphere alone does not say that they do. */
function crystalline(
  melts_C: number | null,
  liquid: Liquid,
  temperature_C: number,
  prediction: Prediction,
): Settled {
  if (melts_C === null) return open("inside the Hansen sphere, but a sphere does not melt crystals");
  const settled = asPredicted(prediction);
  const at = `its crystals melt into this solvent at about ${Math.round(melts_C)} °C`;
  if (melts_C <= temperature_C) return { ...settled, verdict: "soluble", note: `${settled.note}; ${at}` };
  const boils = liquid.boiling_C !== null && melts_C > liquid.boiling_C;
  return {
    ...settled,
    verdict: boils ? "insoluble" : "swells",
    probability: Math.min(prediction.probability, WITH_CRYSTALS),
    note: `inside the Hansen sphere, but ${at}${boils ? ", above its boiling point" : ", so it dissolves only hot"}`,
  };
}

const open = (note: string): Settled => ({ verdict: null, basis: null, probability: null, note, refs: [] });

const asPredicted = ({ probability, red, kind, sources }: Prediction): Omit<Settled, "verdict"> => ({
  basis: "predicted",
  probability,
  note: `RED ${red.value.toFixed(2)}; inside ${red.inside} of ${red.spheres} Hansen ${red.spheres === 1 ? "sphere" : "spheres"}${KIND_NOTE[kind]}`,
  refs: sources,
});

const KIND_NOTE = {
  own: "",
  relative: " of a relative",
  estimated: " of estimated parameters",
} as const;

const OUTSIDE_NOTE = "outside the Hansen sphere of a relative or of an estimate, which settles nothing";

function cautions(prediction: Prediction | null, basis: SolubilityBasis | null): string[] {
  if (basis !== "predicted" || prediction === null || !prediction.isFar) return [];
  return ["The polymer lies far from everything the model was fitted on."];
}
