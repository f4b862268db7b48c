import { item } from "./wrap.js";

export interface PrintedCoverage {
  claims: { id: string; standing: string; carriers: string[] }[];
  rules: { id: string; effect: string; queries: number }[];
  idle_rules: string[];
  counts: Record<string, number>;
}

/** Claims by how they are carried, rules by where they hold, and what is not explained. */
export function coverageReport(
  coverage: PrintedCoverage,
  problems: readonly string[],
  queries: number,
  width: number,
): string {
  const { counts } = coverage;
  const carried = (counts.claims ?? 0) - (counts.uncarried ?? 0);
  const head = `${carried} of ${counts.claims} claims accounted for: ${counts.steers} steer, ${counts.weighs} weigh, ${counts.informs} inform, ${counts.stands_aside} stand aside.`;
  const rules = `${coverage.rules.length} rules over ${queries} queries; ${counts.rules_that_never_hold} never hold.`;
  const idle = coverage.idle_rules.map((id) =>
    item("", `${id} may be idle: its criterion is full, or empty, for every binder at its best.`, width),
  );
  const claims = coverage.claims.map(({ id, standing, carriers }) =>
    item("  ", `${id} ${standing}${carriers.length > 0 ? `: ${carriers.join(", ")}` : ""}`, width),
  );
  const reach = coverage.rules.map(({ id, effect, queries: count }) =>
    item("  ", `${id} (${effect}) holds in ${count} queries`, width),
  );
  const unexplained =
    problems.length === 0
      ? ["Nothing is unexplained."]
      : ["Unexplained", ...problems.map((text) => item("  - ", text, width))];
  return `${[[item("", head, width), item("", rules, width), ...idle, ...unexplained].join("\n"), ["Claims", ...claims].join("\n"), ["Rules", ...reach].join("\n")].join("\n\n")}\n`;
}
