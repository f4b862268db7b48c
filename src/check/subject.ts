import type { Place, Problem, ProblemCode } from "../errors.js";
import type { DataList } from "../load/layout.js";
import type { Folder, Placed } from "../load/read-folder.js";
import type { Knowledge } from "../model/knowledge.js";

/** What is checked: the records of some folders, against the knowledge as a whole. */
export interface CheckSubject {
  knowledge: Knowledge;
  folders: Folder[];
  /** the folders are all there is, so what nothing uses can be named */
  isWhole: boolean;
}

/** One check: every fault of its kind, each with its place. */
export type Check = (subject: CheckSubject) => Problem[];

/** The records of a list with their places; typed by the caller, whose list it is. */
export const placed = <T>(subject: CheckSubject, list: DataList): Placed<T>[] =>
  subject.folders.flatMap((folder) => folder.lists[list] as unknown as Placed<T>[]);

export const problemAt = (code: ProblemCode, message: string, place: Place | null): Problem => ({
  code,
  message,
  place,
});
