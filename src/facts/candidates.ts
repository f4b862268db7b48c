import type { EvidenceRecord } from "../model/evidence.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import { allBinderUnits, type BinderUnit, binderUnit } from "../solubility/binder-unit.js";
import {
  allSolventSystems,
  type SolventSystem,
  solventSystem,
  systemId,
} from "../solubility/solvent-system.js";

/** What is ranked: a binder with its solvent system, or a scaffold with what fills it. */
export interface CandidateParts {
  binder: BinderUnit | null;
  solvent: SolventSystem | null;
  scaffold: { id: string; name: string } | null;
}

/** Every candidate of a query, those asked for or all, less those barred. */
export function candidatesOf(query: Query, knowledge: Knowledge): CandidateParts[] {
  const binders = askedBinders(query, knowledge);
  if (query.process === "dry") return binders.map((binder) => ({ binder, solvent: null, scaffold: null }));
  const solvents = openSolvents(query, knowledge);
  if (query.process === "scaffold") return scaffoldCandidates(query, knowledge, solvents);
  return binders.flatMap((binder) => solvents.map((solvent) => ({ binder, solvent, scaffold: null })));
}

/** A blend is barred with any of its parts. */
const isBarred = (id: string, barred: string[]): boolean =>
  barred.includes(id) || id.split("+").some((part) => barred.includes(part));

/** The binders asked for or all, less those barred. */
export function askedBinders(query: Query, knowledge: Knowledge): BinderUnit[] {
  const asked =
    query.binders.length === 0
      ? allBinderUnits(knowledge)
      : query.binders.flatMap((id) => binderUnit(id, knowledge) ?? []);
  return asked.filter((unit) => !isBarred(unit.id, query.exclude_binders));
}

/** The solvent systems asked for or all, less those barred. */
export const openSolvents = (query: Query, knowledge: Knowledge): SolventSystem[] =>
  askedSolvents(query, knowledge).filter((system) => !isBarred(system.id, query.exclude_solvents));

function askedSolvents(query: Query, knowledge: Knowledge): SolventSystem[] {
  if (query.solvents.length === 0)
    return allSolventSystems(knowledge).filter(({ parts }) => parts.length <= query.max_solvents);
  return query.solvents.flatMap((id) => solventSystem(id, knowledge) ?? []);
}

/** The fillings that studies report, and those asked for, in every scaffold. Only sheets are made this way. */
function scaffoldCandidates(query: Query, knowledge: Knowledge, solvents: SolventSystem[]): CandidateParts[] {
  if (query.component !== "sheet") return [];
  const scaffolds = knowledge.binders.filter(
    (binder) =>
      binder.role === "scaffold" && (query.scaffolds.length === 0 || query.scaffolds.includes(binder.id)),
  );
  const allowed = new Set(solvents.map((system) => system.id));
  const fillings = fillingsOf(query, knowledge).filter(
    ({ binder, solvent }) =>
      (solvent === null ? query.solvents.length === 0 : allowed.has(solvent.id)) &&
      (binder === null || !isBarred(binder.id, query.exclude_binders)),
  );
  return scaffolds.flatMap(({ id, name }) =>
    fillings.map((filling) => ({ ...filling, scaffold: { id, name } })),
  );
}

type Filling = Pick<CandidateParts, "binder" | "solvent">;

function fillingsOf(query: Query, knowledge: Knowledge): Filling[] {
  const reported = knowledge.records
    .filter((record) => record.scaffold !== null)
    .map((record) => filling(record, knowledge));
  const asked = query.binders.flatMap((binder) =>
    askedSolvents(query, knowledge).map((solvent) => ({ binder: binderUnit(binder, knowledge), solvent })),
  );
  const all =
    query.binders.length === 0
      ? reported
      : [...reported.filter(({ binder }) => binder !== null && query.binders.includes(binder.id)), ...asked];
  const key = ({ binder, solvent }: Filling) => `${binder?.id ?? ""} ${solvent?.id ?? ""}`;
  return [...new Map(all.map((entry) => [key(entry), entry])).values()];
}

function filling(record: EvidenceRecord, knowledge: Knowledge): Filling {
  return {
    binder: record.binder === null ? null : binderUnit(record.binder, knowledge),
    solvent: record.solvents?.length ? solventSystem(systemId(record.solvents), knowledge) : null,
  };
}
