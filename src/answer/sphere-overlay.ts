import { basename } from "node:path";
import { stringify } from "yaml";
import type { Binder, SolubilityRecord } from "../model/binder.js";
import type { HansenRecord } from "../model/sourced.js";
import type { SphereReport } from "../model/sphere-report.js";
import { UNKNOWN_BINDER } from "../solubility/unknown-binder.js";

const SOURCE = "own-trials";

/**
 * The files of a data overlay that puts trials, and the sphere fitted to them, first in a binder's record; a new binder is otherwise
 * unknown. What was tried outranks both the sphere and what is on record of the same solvent.
 */
export function sphereOverlay(
  report: SphereReport,
  trialsFile: string,
  binder: Binder | { id: string; name: string },
): Record<string, string> {
  const known = "hansen" in binder ? binder : { ...UNKNOWN_BINDER, family: "own", hansen: [], ...binder };
  const tried = new Set(report.tried.map(({ solvent }) => solvent));
  const record = {
    ...known,
    hansen: [sphereOf(report, known.hansen.length > 0), ...known.hansen],
    solubility: [...trialsOf(report), ...known.solubility.filter(({ solvent }) => !tried.has(solvent))],
  };
  return {
    "sources.yaml": stringify([
      { id: SOURCE, citation: `Own solubility trials, ${basename(trialsFile)}`, opened: "opened" },
    ]),
    [`binders/${binder.id}.yaml`]: stringify([record]),
  };
}

/** @param hasOthers whether there is anything to calculate with where the trials do not pin it */
function sphereOf(
  { hansen, interaction_radius, intervals, trials, is_pinned }: SphereReport,
  hasOthers: boolean,
): HansenRecord {
  const span = ({ low, high }: { low: number; high: number }) => `${low}–${high}`;
  return {
    value: hansen,
    interaction_radius,
    ...(is_pinned || !hasOthers
      ? {}
      : { set_aside: "The trials do not pin it: its intervals are too wide to use." }),
    method: "derived",
    confirmed: true,
    source: SOURCE,
    note: `Fitted to ${trials.good} good and ${trials.bad} bad solvents; 95 % of resampled fits: δD ${span(intervals.delta_d)}, δP ${span(intervals.delta_p)}, δH ${span(intervals.delta_h)}, R0 ${span(intervals.interaction_radius)}.`,
  };
}

const trialsOf = ({ tried }: SphereReport): SolubilityRecord[] =>
  tried.map(({ solvent, good }) => ({
    solvent,
    cas: null,
    verdict: good ? "good" : "non-solvent",
    method: "measured",
    confirmed: true,
    source: SOURCE,
  }));
