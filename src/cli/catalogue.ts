import { actsOn } from "../engine/effects.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Line } from "../report/lines.js";

export const LIST_KINDS = [
  "binders",
  "solvents",
  "scaffolds",
  "references",
  "evidence",
  "rules",
  "criteria",
] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** One flat line a record, for `list`. */
export function catalogue(kind: ListKind, knowledge: Knowledge): Line[] {
  switch (kind) {
    case "binders":
      return knowledge.binders.filter((binder) => binder.role !== "scaffold").map(binderLine);
    case "scaffolds":
      return knowledge.binders.filter((binder) => binder.role === "scaffold").map(binderLine);
    case "solvents":
      return knowledge.solvents.map((solvent) => ({
        id: solvent.id,
        name: solvent.name,
        cas: solvent.cas ?? "",
        class: solvent.class,
        sulfide: solvent.sulfide[0]?.verdict ?? "not known",
        evidence: solvent.sulfide[0]?.evidence ?? "none",
      }));
    case "references":
      return knowledge.references.map(({ id, title, journal, year, doi }) => ({
        id,
        title: title ?? "",
        journal: journal ?? "",
        year: year ?? "",
        doi: doi ?? "",
      }));
    case "evidence":
      return knowledge.records.map((record) => ({
        id: record.id,
        refs: record.refs.join(" "),
        component: record.component ?? "not stated",
        process: record.process ?? "not stated",
        binder: record.binder ?? "",
        solvents: record.solvents === null ? "not stated" : record.solvents.join(" + "),
      }));
    case "rules":
      return knowledge.rules.map((rule) => ({
        id: rule.id,
        effect: rule.effect,
        how: actsOn(rule),
        title: rule.title,
      }));
    case "criteria":
      return knowledge.criteria.criteria.map(({ id, title, meaning }) => ({ id, title, meaning }));
  }
}

const binderLine = (binder: Knowledge["binders"][number]): Line => ({
  id: binder.id,
  name: binder.name,
  family: binder.family,
  processes: binder.processes.join(" "),
  conducts: binder.ion_conduction.type,
  sulfide: binder.sulfide[0]?.verdict ?? "not known",
});
