import type { Candidate } from "../engine/judgement.js";
import type { Ranked } from "../model/advice.js";

/** `binder@solvent`, as a comparison takes it. */
const joined = (row: string, solvents: readonly string[]): string =>
  solvents.length === 0 ? row : `${row}@${solvents.join("+")}`;

export const solventsOf = ({ solventKey }: Pick<Candidate, "solventKey">): string[] =>
  solventKey === "" ? [] : solventKey.split(" ")[0]!.split("+");

export const candidateName = (candidate: Pick<Candidate, "rowKey" | "solventKey">): string =>
  joined(candidate.rowKey, solventsOf(candidate));

export const entryName = ({
  binder,
  scaffold,
  solvents,
}: Pick<Ranked, "binder" | "scaffold" | "solvents">): string =>
  joined(
    (scaffold ?? binder)?.id ?? "",
    solvents.map(({ id }) => id),
  );
