import type { Place } from "../errors.js";

/** One record of a file before it is understood: its plain value, and where each part of it stands. */
export interface RawRecord {
  value: unknown;
  /** place of the value at a path; of its key where `ofKey` */
  place: (path: readonly PropertyKey[], ofKey?: boolean) => Place;
  /** the number at a path as the file writes it, such as 1.10 where the value is 1.1 */
  written?: (path: readonly PropertyKey[]) => string | undefined;
  /** the line at a place, for a caret */
  excerpt?: (place: Place) => string | undefined;
}
