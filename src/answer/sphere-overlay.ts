import { basename } from "node:path";
import { stringify } from "yaml";
import type { Binder } from "../model/binder.js";
import type { SphereReport } from "../model/sphere-report.js";
import { UNKNOWN_BINDER } from "../solubility/unknown-binder.js";

const SOURCE = "own-trials";

/** The files of a data overlay that puts a fitted sphere first in a binder's record; a new binder is otherwise unknown. */
export function sphereOverlay(
  report: SphereReport,
  trialsFile: string,
  binder: Binder | { id: string; name: string },
): Record<string, string> {
  const { intervals, trials } = report;
  const span = ({ low, high }: { low: number; high: number }) => `${low}–${high}`;
  const sphere = {
    value: report.hansen,
    interaction_radius: report.interaction_radius,
    method: "measured",
    confirmed: true,
    source: SOURCE,
    note: `Fitted to ${trials.good} good and ${trials.bad} bad solvents; 95 % of resampled fits: δD ${span(intervals.delta_d)}, δP ${span(intervals.delta_p)}, δH ${span(intervals.delta_h)}, R0 ${span(intervals.interaction_radius)}.`,
  };
  const record =
    "hansen" in binder
      ? { ...binder, hansen: [sphere, ...binder.hansen] }
      : { ...UNKNOWN_BINDER, family: "own", ...binder, hansen: [sphere] };
  return {
    "sources.yaml": stringify([
      { id: SOURCE, citation: `Own solubility trials, ${basename(trialsFile)}`, opened: "opened" },
    ]),
    [`binders/${binder.id}.yaml`]: stringify([record]),
  };
}
