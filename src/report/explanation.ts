import type { Finding, Ranked, UsedValue } from "../model/advice.js";
import type { Explanation, MissingFact, NearLayer, RuleShare } from "../model/explanation.js";
import { restsOnText } from "./certainty.js";
import { cited, guidanceText, mark, scoreText, systemName } from "./phrases.js";
import { type PageOptions, pageOf, referencesSection, section } from "./section.js";
import { pad, wrap } from "./wrap.js";

/** A page on one candidate, from its verdict down to the studies. */
export function explanationReport(page: Explanation, options: PageOptions): string {
  const { entry } = page;
  if (entry === null) return excludedPage(page, options);
  return pageOf([
    head(entry, options),
    criteriaTable(entry, options),
    section("What speaks: + for, − against, ! warning, · to know", entry.findings.map(findingLine), options),
    section(
      "What each rule is worth: the change if it were removed",
      page.shares.map((share) => shareText(share, entry)),
      options,
    ),
    section("Could not be checked", missingLines(page.missing), options),
    section("Values it is made of", page.values.map(valueLine), options),
    section("Guidance", guidanceLines(page), options),
    section("In this layer, whatever the binder", page.setting.map(settingLine), options),
    section("Nearest reported layers", page.nearest.map(layerLine), options),
    section(
      "Where this stops holding",
      page.stops.flatMap(({ rule, wrong_when }) => wrong_when.map((when) => `${when} (${rule})`)),
      options,
    ),
    referencesSection(page.references, options),
  ]);
}

function head(entry: Ranked, { width, colour }: PageOptions): string {
  const name = [
    entry.scaffold?.name,
    entry.binder?.name,
    entry.solvents.length > 0 ? `from ${systemName(entry.solvents)}` : "",
  ];
  const { grade, refs, differs } = entry.evidence;
  const rests = restsOnText(entry);
  const lines = [
    colour.bold(name.filter(Boolean).join(" ")),
    `${entry.verdict}, score ${scoreText(entry).replace("=", "")}`,
    ...entry.verdict_reasons.map((reason) => `What keeps it there: ${reason}`),
    `Evidence: ${grade} ${cited(refs)}${differs.length > 0 ? `: ${differs.join("; ")}` : ""}`,
    ...solubilityLines(entry),
    ...(rests === "" ? [] : [`${rests.charAt(0).toUpperCase()}${rests.slice(1)}`]),
  ];
  return lines.map((line) => wrap(line, width, 2)).join("\n");
}

/** The content of a layer is what everybody needs: that no study gives one is said. */
const guidanceLines = ({ guidance }: Explanation): string[] => [
  ...(guidance.some(({ topic }) => topic === "content")
    ? []
    : ["content: no study gives one for this binder"]),
  ...guidance.flatMap(({ topic, lines }) => lines.map((line) => `${topic}: ${guidanceText(line)}`)),
];

/** RED and χ with two digits: their radius and parameters have no more. */
function solubilityLines({ solubility }: Ranked): string[] {
  if (solubility === null) return [];
  const { verdict, note, refs, red, chi, probability } = solubility;
  const spread = (name: string, { value, low, high }: NonNullable<typeof red>) =>
    low.toFixed(2) === high.toFixed(2)
      ? `${name} ${value.toFixed(2)}`
      : `${name} ${value.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)} over its spheres)`;
  const numbers = [
    ...(red ? [spread("RED", red)] : []),
    ...(chi ? [spread("χ", chi)] : []),
    ...(probability === null ? [] : [`chance of dissolving ${probability.toFixed(2)}`]),
  ];
  return [
    `Solubility: ${verdict ?? "not known"} (${note}) ${cited(refs)}`,
    ...(numbers.length > 0 ? [`By calculation: ${numbers.join(", ")}`] : []),
  ];
}

function criteriaTable(entry: Ranked, { colour }: PageOptions): string {
  const row = (cells: string[]) =>
    `  ${pad(cells[0]!, 26)}${cells
      .slice(1)
      .map((cell) => cell.padStart(6))
      .join("")}`;
  const rows = Object.entries(entry.criteria).map(([id, { low, value, high, weight, applicable }]) =>
    applicable
      ? row([
          id,
          low.toFixed(2),
          value.toFixed(2),
          high.toFixed(2),
          `${weight} %`,
          (weight * value).toFixed(1),
        ])
      : row([id, "–", "–", "–", "–", "–"]),
  );
  return [colour.bold("Criteria"), row(["", "low", "value", "high", "w", "w·v"]), ...rows].join("\n");
}

const findingLine = (finding: Finding): string =>
  `${mark(finding)} ${finding.message} ${cited(finding.refs)} (${finding.rule}${finding.counted === false ? ", not counted: a stronger one rests on the same study" : ""})`;

const settingLine = ({ message, refs, rule }: Finding): string => `${message} ${cited(refs)} (${rule})`;

function shareText({ rule, score_without, verdict_without }: RuleShare, entry: Ranked): string {
  const change = score_without - entry.score;
  const points = Math.abs(change) === 1 ? "point" : "points";
  const score =
    change === 0
      ? `score ${score_without} either way`
      : `${change > 0 ? "+" : "−"}${Math.abs(change)} ${points}, to ${score_without}`;
  return `${rule}: ${score}${verdict_without === entry.verdict ? "" : `, and ${verdict_without}`}`;
}

/** Each fact with who asks for it, and what to add where. */
function missingLines(missing: readonly MissingFact[]): string[] {
  const lines = missing.map(({ fact, because, asked_by, add }) => {
    const remedy = add === null ? "" : add.startsWith("--") ? `; give ${add}` : `; add ${add}`;
    return `${fact}: ${because}${remedy} (${asked_by.join(", ")})`;
  });
  const isRecord = missing.some(({ add }) => add !== null && !add.startsWith("--"));
  return [
    ...lines,
    ...(isRecord
      ? ["a record is added in a folder of yours, laid over ours with --data (docs/data.md)"]
      : []),
  ];
}

function valueLine({ id, name, value, method, confirmed, source, at, refs, records }: UsedValue): string {
  const where = refs.length > 0 ? cited(refs) : `[${source}]`;
  const more = records > 1 ? `; ${records - 1} more on record` : "";
  return `${name} of ${id}: ${value} ${where}${at && refs.length === 0 ? ` ${at}` : ""} (${method}${confirmed ? "" : ", not confirmed"}${more})`;
}

const layerLine = ({ record, refs, made, reached }: NearLayer): string =>
  `${record} ${cited(refs)}: ${made.join(", ")}. ${reached.length > 0 ? `Reached: ${reached.join("; ")}` : "Its study gives no result here"}`;

/** Reasons that hold whatever the solvent; where there is none, those of each solvent. */
function excludedPage({ excluded, references }: Explanation, options: PageOptions): string {
  const count = new Map<string, { times: number; finding: Finding }>();
  for (const { findings } of excluded) {
    for (const finding of findings) {
      const known = count.get(finding.message);
      count.set(finding.message, { times: (known?.times ?? 0) + 1, finding });
    }
  }
  const all = [...count.values()];
  const always = all.filter(({ times }) => times === excluded.length);
  const reasons = (always.length > 0 ? always : all).map(({ finding }) => settingLine(finding));
  return pageOf([
    section("Excluded in every way that was asked for", reasons, options),
    section("Go on", ["binder-advise why-not, with the same words, says what would let it in"], options),
    referencesSection(references, options),
  ]);
}
