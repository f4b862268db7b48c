import type { Colour } from "./colour.js";

/** What a report may know of where it is shown. */
export interface ReportOptions {
  /** columns; lines are never wider, unless one word alone is */
  width: number;
  colour: Colour;
  /** pairs instead of one row a binder */
  pairs: boolean;
  /** how many rows a table shows */
  top: number;
  /** exclusions of a sweep are counted and not listed */
  isSweep?: boolean;
}
