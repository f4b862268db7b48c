import type { SphereReport } from "../model/sphere-report.js";
import { type Line, linesTable } from "./lines.js";
import type { ReportOptions } from "./options.js";
import { item, wrap } from "./wrap.js";

/** A fitted sphere in words. */
export function sphereText(
  report: SphereReport,
  { width, colour }: Pick<ReportOptions, "width" | "colour">,
): string {
  const { hansen, intervals, trials, interaction_radius } = report;
  const line = (name: string, value: number, { low, high }: { low: number; high: number }): Line => ({
    "MPa^0.5": name,
    fit: value.toFixed(1),
    "95 % of resampled fits": `${low.toFixed(1)}–${high.toFixed(1)}`,
  });
  const table = linesTable(
    [
      line("δD", hansen.delta_d, intervals.delta_d),
      line("δP", hansen.delta_p, intervals.delta_p),
      line("δH", hansen.delta_h, intervals.delta_h),
      line("R0", interaction_radius, intervals.interaction_radius),
    ],
    { width, colour },
  );
  const named = (ids: string[]) => (ids.length === 0 ? "none" : ids.join(", "));
  return `${[
    wrap(
      colour.bold(
        `A sphere from ${trials.good} good and ${trials.bad} bad solvents; desirability ${report.desirability.toFixed(3)} of 1.`,
      ),
      width,
    ),
    table.trimEnd(),
    [
      item("  - ", `${report.wrong_in.length} bad, but inside: ${named(report.wrong_in)}`, width),
      item("  - ", `${report.wrong_out.length} good, but outside: ${named(report.wrong_out)}`, width),
    ].join("\n"),
    report.warnings.map((warning) => item("! ", warning, width)).join("\n"),
    wrap(`${report.resamples} resamples, seed ${report.seed}.`, width),
    report.overlay === null
      ? ""
      : wrap(`Written to ${report.overlay}; use it with --data ${report.overlay}.`, width),
  ]
    .filter((text) => text !== "")
    .join("\n\n")}\n`;
}
