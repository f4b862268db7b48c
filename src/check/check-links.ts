import type { Problem } from "../errors.js";
import type { Binder } from "../model/binder.js";
import type { EvidenceRecord } from "../model/evidence.js";
import { type Check, type CheckSubject, placed, problemAt } from "./subject.js";

/** Ids that evidence records, binders and the vocabulary name lead somewhere. */
export const checkEvidenceLinks: Check = (subject) => {
  const known = knownIds(subject);
  return placed<EvidenceRecord>(subject, "records").flatMap(({ record, at }) => {
    const named: [string, string[], Set<string>][] = [
      ["binder", record.binder?.split("+") ?? [], known.binders],
      ["solvents", record.solvents ?? [], known.solvents],
      ["scaffold", record.scaffold === null ? [] : [record.scaffold], known.binders],
      [
        "solid_electrolyte",
        record.solid_electrolyte === null ? [] : [record.solid_electrolyte],
        known.electrolytes,
      ],
      ["active_material", record.active_material?.split("+") ?? [], known.materials],
    ];
    return named.flatMap(([key, ids, set]) =>
      missing(ids, set).map((id) =>
        problemAt("unknown-link", `${record.id} names ${key} "${id}", which does not exist.`, at([key])),
      ),
    );
  });
};

/** A solubility record may name a solvent we do not list, if its CAS number says which. */
export const checkBinderLinks: Check = (subject) => {
  const { solvents } = knownIds(subject);
  return placed<Binder>(subject, "binders").flatMap(({ record, at }) =>
    record.solubility.flatMap((entry, index): Problem[] => {
      const lost = missing(entry.solvent.split("+"), solvents);
      if (lost.length === 0 || entry.cas !== null || entry.note) return [];
      return [
        problemAt(
          "unknown-link",
          `${record.id} names the solvent "${lost[0]}" without a CAS number or a note.`,
          at(["solubility", index, "solvent"]),
        ),
      ];
    }),
  );
};

const missing = (ids: readonly string[], known: Set<string>): string[] => ids.filter((id) => !known.has(id));

function knownIds({ knowledge }: CheckSubject) {
  const { vocabulary } = knowledge;
  const ids = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id));
  return {
    binders: ids(knowledge.binders),
    solvents: ids(knowledge.solvents),
    electrolytes: ids(vocabulary.solid_electrolytes),
    materials: ids([...vocabulary.active_materials, ...vocabulary.anode_kinds]),
  };
}

export const checkVocabularyLinks: Check = (subject) => {
  const file = subject.folders.find((folder) => folder.singles.vocabulary)?.singles.vocabulary;
  if (!file) return [];
  const { vocabulary, binders, records } = subject.knowledge;
  const known = knownIds(subject);
  const recordIds = new Set(records.map(({ id }) => id));
  const groups = new Set(vocabulary.polar_groups.map(({ id }) => id));
  const lost = [
    ...missing(
      vocabulary.solvent_pairs.flatMap((pair) => pair.solvents),
      known.solvents,
    ).map((id) => ["solvent_pairs", id]),
    ...missing(
      vocabulary.solvent_aliases.map(({ id }) => id),
      known.solvents,
    ).map((id) => ["solvent_aliases", id]),
    ...missing(
      vocabulary.binder_blends.flatMap((blend) => blend.parts),
      known.binders,
    ).map((id) => ["binder_blends", id]),
    ...missing(
      [...vocabulary.solvent_pairs, ...vocabulary.binder_blends].flatMap((entry) => entry.records),
      recordIds,
    ).map((id) => ["records", id]),
    ...missing(
      binders.flatMap((binder) => binder.polar_groups),
      groups,
    ).map((id) => ["polar_groups", id]),
  ];
  return lost.map(([key, id]) =>
    problemAt("unknown-link", `${key}: "${id}" does not exist.`, file.at([key!])),
  );
};
