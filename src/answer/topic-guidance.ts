import type { CandidateParts } from "../facts/candidates.js";
import type { GuidanceLine } from "../model/advice.js";
import { GUIDANCE_TOPICS, type TopicGuidance } from "../model/explanation.js";
import type { NumberRecord } from "../model/sourced.js";

type Topic = TopicGuidance["topic"];

const TOPICS: [RegExp, Topic][] = [
  [/content/, "content"],
  [/ratio/, "ratio"],
  [/boil|vapour|decompos|dry/, "drying"],
  [/press|roll|thickness target/, "pressing"],
  [/molecular weight|particle size|crystallin|glass transition|melting|grafting|sold as/, "grade"],
];

/** Guidance by what it is about; what is left is what was reported. */
export function byTopic(lines: readonly GuidanceLine[]): TopicGuidance[] {
  const topicOf = ({ quantity }: GuidanceLine): Topic =>
    TOPICS.find(([names]) => names.test(quantity))?.[1] ?? "reported";
  return GUIDANCE_TOPICS.map((topic) => ({
    topic,
    lines: lines.filter((line) => topicOf(line) === topic),
  })).filter((group) => group.lines.length > 0);
}

/** What the records of its materials say of content, grade and drying. */
export function materialGuidance({ binder, solvent }: CandidateParts): GuidanceLine[] {
  return [
    ...(binder?.parts ?? []).flatMap((part) => [
      ...part.commercial.map(({ name, source }) => ({
        quantity: `${part.id} sold as`,
        value: name,
        unit: null,
        refs: [source],
      })),
      ...part.content_wt_pct.flatMap((record) =>
        lineOf(`content of ${part.id}${record.component ? ` (${record.component})` : ""}`, "wt%", [record]),
      ),
      ...lineOf(`glass transition of ${part.id}`, "°C", part.glass_transition_C),
      ...lineOf(`melting point of ${part.id}`, "°C", part.melting_point_C),
      ...lineOf(`decomposition of ${part.id}`, "°C", part.decomposition_C),
    ]),
    ...(solvent?.parts ?? []).flatMap((part) => [
      ...lineOf(`boiling point of ${part.id}`, "°C", part.boiling_point_C),
      ...lineOf(`vapour pressure of ${part.id}`, "kPa", part.vapour_pressure_kPa),
    ]),
  ];
}

/** The record in use as it is printed, with its source. */
function lineOf(quantity: string, unit: string, [record]: readonly NumberRecord[]): GuidanceLine[] {
  if (record === undefined) return [];
  const { value, min, max, temperature_C, source, refs, method, confirmed } = record;
  const notes = [
    ...(temperature_C === undefined ? [] : [`at ${temperature_C} °C`]),
    ...(method === "estimated" || method === "judged" ? [method] : confirmed ? [] : ["not confirmed"]),
  ];
  return [
    {
      quantity,
      ...(value === undefined ? {} : { value }),
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      unit,
      ...(notes.length === 0 ? {} : { note: notes.join(", ") }),
      refs: refs ?? [source],
    },
  ];
}
