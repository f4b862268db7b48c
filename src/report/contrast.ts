import type { Flip, Pair } from "../model/comparison-report.js";
import type { RecordFlip } from "../model/record-flip.js";

/** Why the first is ahead of the second, and what would turn that round. */
export function pairLines(pair: Pair): string[] {
  const { second, lead, flips, record_flips } = pair;
  const points = lead.map(({ criterion, points: by }) => `${criterion} (${signed(by)})`);
  const [ahead, behind] = [
    points.filter((_, index) => lead[index]!.points > 0),
    points.filter((_, index) => lead[index]!.points < 0),
  ];
  const because = [
    ...(ahead.length > 0 ? [`because of ${listed(ahead)}`] : []),
    ...(behind.length > 0 ? [`in spite of ${listed(behind)}`] : []),
  ].join(", ");
  const weights = flips.flatMap((flip) => weightText(flip) ?? []);
  const values = nearestValues(flips);
  return [
    because === "" ? "alike on every criterion" : `${because}, in points of the score`,
    ...(pair.dominates ? [`${second} is dominated: no weights put it ahead`] : []),
    ...(pair.verdict_decides ? ["the verdict decides first: no weight and no score changes that"] : []),
    ...(weights.length > 0
      ? [`${second} ${pair.verdict_decides ? "scores higher" : "wins"} if ${weights.join(", or if ")}`]
      : []),
    ...(record_flips.length > 0
      ? [`${second} wins if ${record_flips.map(recordFlipText).join(", or if ")}`]
      : []),
    ...(values.length > 0
      ? [`${second} ${pair.verdict_decides ? "scores higher" : "wins"} if ${values.join(", or if ")}`]
      : []),
  ];
}

const signed = (points: number): string => `${points > 0 ? "+" : "−"}${Math.abs(points).toFixed(1)}`;

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

/** In whole percents, as weights are: the first that turns the order. */
function weightText({ criterion, weight }: Flip): string | null {
  if (weight === null) return null;
  const to = weight.wins === "above" ? Math.floor(weight.at) + 1 : Math.ceil(weight.at) - 1;
  if (to < 0 || to > 100) return null;
  return `the weight of ${criterion} were ${to} % or ${weight.wins === "above" ? "more" : "less"} (now ${weight.now})`;
}

const VALUES_SHOWN = 2;

/** The criteria on which the second has least to gain. */
const nearestValues = (flips: readonly Flip[]): string[] =>
  flips
    .flatMap(({ criterion, value }) => (value === null ? [] : [{ criterion, ...value }]))
    .sort((a, b) => a.at - a.now - (b.at - b.now))
    .slice(0, VALUES_SHOWN)
    .map(({ criterion, now, at }) => `its ${criterion} were above ${at.toFixed(2)} (now ${now.toFixed(2)})`);

/** `the adhesion of nafion-li were high (now medium)` */
export function recordFlipText({ of, id, property, name, unit, now, relation, to }: RecordFlip): string {
  if (property === "evidence") return `a study reported ${id} in this layer`;
  if (property === "solubility") return `a trial showed that ${id.replace("@", " dissolves in ")}`;
  if (property === "processes") return `${id} could be brought into a layer by a ${to} process`;
  if (property === "is_fibrillating")
    return `${id} formed fibres (${now === null ? "not recorded" : "it does not"})`;
  if (property === "pfas") return `${id} were no PFAS`;
  if (property === "hazards")
    return `the solvent ${id} carried no hazard codes (now ${now ?? "not recorded"})`;
  if (property === "hansen")
    return `the grade of ${id} were that of the Hansen sphere "${to}" alone (now ${now})`;
  const which = of === "solvent" ? `the ${name} of the solvent ${id}` : `the ${name} of ${id}`;
  const bound = relation === "is" ? `${to}` : `${relation} ${to}${unit ? ` ${unit}` : ""}`;
  return `${which} were ${bound} (now ${now ?? "not recorded"})`;
}
