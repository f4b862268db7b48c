import { distance } from "fastest-levenshtein";
import type { Knowledge } from "../model/knowledge.js";

export type RecordKind = "binder" | "solvent" | "scaffold" | "electrolyte" | "anode" | "active-material";
export type Found = { id: string } | { nearest: string[] };

interface Names {
  id: string;
  label: string;
  names: string[];
}

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** One spelling for many: case, spaces, hyphens, Greek mu, subscripts, dashes and accents make no difference. */
export function normalised(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[₀-₉]/g, (digit) => String(SUBSCRIPTS.indexOf(digit)))
    .replace(/[µμ]/g, "u")
    .toLowerCase()
    .replace(/[\s_‐-―−-]+/g, "");
}

/** The record a person means, by id, name, abbreviation, CAS number or alias; else up to three near names. */
export function findRecord(kind: RecordKind, text: string, knowledge: Knowledge): Found {
  if (text.length > MOST_TEXT) return { nearest: [] };
  const entries = namesOf(kind, knowledge);
  const whole = lookUp(entries, text);
  if (whole !== null) return { id: whole };
  if ((kind === "binder" || kind === "solvent") && text.includes("+")) {
    const parts = text.split("+").map((part) => lookUp(entries, part));
    if (parts.every((part) => part !== null)) return { id: joined(kind, parts, knowledge) };
  }
  return { nearest: nearestNames(entries, text) };
}

/** A blend keeps the order its record gives it; a solvent pair is sorted. */
function joined(kind: RecordKind, parts: string[], knowledge: Knowledge): string {
  const sorted = [...new Set(parts)].sort().join("+");
  if (kind === "solvent") return sorted;
  const blend = knowledge.vocabulary.binder_blends.find(
    (entry) => [...entry.parts].sort().join("+") === sorted,
  );
  return blend?.id ?? parts.join("+");
}

function lookUp(entries: Names[], text: string): string | null {
  if (entries.some(({ id }) => id === text)) return text;
  const asked = normalised(text);
  const exact = entries.find((entry) => normalised(entry.id) === asked);
  return (
    (exact ?? entries.find((entry) => entry.names.some((name) => normalised(name) === asked)))?.id ?? null
  );
}

function nearestNames(entries: Names[], text: string): string[] {
  const asked = normalised(text);
  if (asked.length > LONGEST) return [];
  const near = entries
    .map((entry) => {
      const gaps = [entry.id, ...entry.names].map((name) => gap(asked, normalised(name)));
      return { label: entry.label, gap: Math.min(...gaps) };
    })
    .filter((entry) => entry.gap <= Math.max(1, Math.floor(asked.length / 3)))
    .sort((a, b) => a.gap - b.gap || (a.label < b.label ? -1 : 1));
  return near.slice(0, 3).map((entry) => entry.label);
}

/** Longer than the names of any system together. */
const MOST_TEXT = 500;
/** Longer than any name with a slip in it. */
const LONGEST = 100;

/** A name that begins with what was typed is as near as one letter. */
const gap = (asked: string, name: string): number =>
  asked.length >= 3 && name.startsWith(asked) ? 1 : distance(asked, name);

function namesOf(kind: RecordKind, knowledge: Knowledge): Names[] {
  const { vocabulary } = knowledge;
  if (kind === "binder") {
    return [
      ...knowledge.binders.map((binder) => ({
        id: binder.id,
        label: binder.id,
        names: [binder.name, ...(binder.abbreviation ? [binder.abbreviation] : []), ...binder.aliases],
      })),
      ...vocabulary.binder_blends.map(({ id, name }) => ({ id, label: id, names: [name] })),
    ];
  }
  if (kind === "solvent") {
    return knowledge.solvents.map((solvent) => ({
      id: solvent.id,
      label: solvent.id,
      names: [
        solvent.name,
        ...(solvent.cas ? [solvent.cas] : []),
        ...solvent.aliases,
        ...vocabulary.solvent_aliases.filter(({ id }) => id === solvent.id).map(({ alias }) => alias),
      ],
    }));
  }
  if (kind === "scaffold") {
    return knowledge.binders
      .filter((binder) => binder.role === "scaffold")
      .map((binder) => ({ id: binder.id, label: binder.id, names: [binder.name, ...binder.aliases] }));
  }
  const terms = {
    electrolyte: vocabulary.solid_electrolytes,
    anode: vocabulary.anode_kinds,
    "active-material": vocabulary.active_materials,
  }[kind];
  return terms.map((term) => ({ id: term.id, label: term.id, names: [term.name, ...term.aliases] }));
}
