import type { Advice, Excluded, Finding, Ranked, RefId } from "../model/advice.js";
import { AHEAD } from "../model/defaults.js";
import { refsInTexts } from "../model/refs-in-texts.js";
import type { ReportOptions } from "./options.js";
import { cited, guidanceShown, guidanceText, strongestReasons, systemName } from "./phrases.js";
import { queryLine } from "./query-line.js";
import type { Row } from "./rows.js";
import { referenceLine, section } from "./section.js";

/** What stands below the table: what was weighed, assumed, left out and cited, and how to go on. */
export function footOf(advice: Advice, rows: Row[], options: ReportOptions): string[] {
  const isEmpty = advice.ranking.length === 0;
  return [
    section("In this setting", isEmpty ? [] : contextLines(advice), options),
    section("How firm the order is", isEmpty ? [] : firmnessLines(advice), options),
    section("Assumed", isEmpty ? [] : advice.assumptions, options),
    section("Could not be checked", uncheckedLines(rows), options),
    section("Excluded", excludedLines(advice.excluded), options),
    section("References", referenceLines(advice, rows), options),
    section("Go on", nextSteps(advice, options), options),
  ].filter((text) => text !== "");
}

const contextLines = (advice: Advice): string[] => [
  ...[...advice.context]
    .sort((a, b) => order(a) - order(b))
    .map((finding) => `${finding.message} ${cited(finding.refs)}`),
  ...advice.context_guidance.map(guidanceText),
];
const order = (finding: Finding): number =>
  ["warn", "weigh"].indexOf(finding.effect) + (finding.effect === "inform" ? 9 : 0);

/** Shares of the draws, and how far a weight may move before the leader changes. */
function firmnessLines({ robustness, counts }: Advice): string[] {
  if (robustness === null || counts.binders_ranked === 1) return [];
  const { contenders, draws, seed, concentration, weights, tied } = robustness;
  if (contenders.length === 1) return [unrivalled(contenders[0]!.id)];
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const shares = contenders
    .slice(0, SHARES_SHOWN)
    .map(({ id, first, top_three }) => `${id} ${percent(first)} (${percent(top_three)})`);
  const narrow = weights.filter(({ from, to }) => from > 0 || to < 100);
  return [
    `Of ${draws} draws of weights and unknowns, so many put it first (among the first three): ${shares.join(", ")}.`,
    ...(tied.length === 1
      ? [`${tied[0]} is ahead of each other row in at least ${percent(AHEAD)} of the draws.`]
      : []),
    ...(narrow.length > 0
      ? [
          `${contenders[0]!.id} stays first while ${narrow.map(({ criterion, weight, from, to }) => `${criterion} weighs ${from}–${to} % (now ${weight})`).join(", ")}.`,
        ]
      : []),
    ...(weights.length === 0 ? [byRounding(contenders[0]!.id)] : []),
    `Seed ${seed}, concentration ${concentration}; --robustness off leaves the draws out.`,
  ];
}
const SHARES_SHOWN = 5;

const byRounding = (leader: string): string =>
  `${leader} leads by rounding alone: with these weights another row has as high a score and, before rounding, more, so no weight has a range in which ${leader} stays first.`;

const unrivalled = (leader: string): string =>
  `${leader} needs no draws: with these weights, no other row of its verdict reaches at its best what ${leader} has at its worst.`;

/** The rules that most of the rows shown leave open, each with what is missing. */
function uncheckedLines(rows: Row[]): string[] {
  const missing = new Map<string, Set<string>>();
  for (const { entry } of rows) {
    for (const finding of entry.unknown) {
      for (const why of finding.because ?? []) {
        const who = (entry.scaffold ?? entry.binder)?.id ?? "";
        missing.set(why, (missing.get(why) ?? new Set()).add(who));
      }
    }
  }
  return [...missing]
    .filter(([why]) => !/(does not apply here|is not given)$/.test(why))
    .sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1))
    .slice(0, 5)
    .map(([why, who]) => `${capital(why)} (${[...who].slice(0, 4).join(", ")}${who.size > 4 ? " …" : ""}).`);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Exclusions grouped by their message, so that a solvent that is out is named once, and a binder once. */
function excludedLines(excluded: readonly Excluded[]): string[] {
  const groups = new Map<string, { binders: Set<string>; solvents: Set<string> }>();
  for (const entry of excluded) {
    for (const { message, refs, origin } of entry.findings) {
      const why = `${message} ${cited(refs)}${origin === undefined ? "" : " (your rule)"}`.trimEnd();
      const group = groups.get(why) ?? { binders: new Set(), solvents: new Set() };
      groups.set(why, group);
      group.binders.add((entry.scaffold ?? entry.binder)?.id ?? "");
      group.solvents.add(systemName(entry.solvents));
    }
  }
  return [...groups].map(([why, { binders, solvents }]) => {
    // what it is about is what there is less of
    const isSaid = [...solvents].some((name) => name !== "" && why.startsWith(name));
    const names = isSaid || solvents.size < binders.size ? solvents : binders;
    const named = [...names].filter((name) => name !== "" && !why.startsWith(name));
    return named.length === 0 ? why : `${named.join(", ")}: ${why}`;
  });
}

/** The references that what is shown cites, each with its DOI. */
function referenceLines(advice: Advice, rows: Row[]): string[] {
  const shown = new Set<RefId>([
    ...rows.flatMap(({ entry }) => refsShown(entry)),
    ...(rows.length === 0 ? [] : contextRefs(advice)),
    ...advice.excluded.flatMap((entry) => entry.findings.flatMap((finding) => finding.refs)),
    ...refsInTexts(advice.assumptions),
  ]);
  return advice.references.filter((reference) => shown.has(reference.id)).map(referenceLine);
}

const contextRefs = (advice: Advice): RefId[] =>
  [...advice.context, ...advice.context_guidance].flatMap((entry) => entry.refs);

const refsShown = (entry: Ranked): RefId[] => [
  ...entry.evidence.refs,
  ...strongestReasons(entry).flatMap((finding) => finding.refs),
  ...guidanceShown(entry).flatMap((line) => line.refs),
];

/** The advice can be questioned: the lines that do, ready to run. */
function questionsBack({ ranking, query }: Advice): string[] {
  const ids = [...new Set(ranking.map(({ scaffold, binder }) => (scaffold ?? binder)!.id))];
  const layer = queryLine(query, ["binders", "solvents", "scaffolds"]);
  const [first, second] = ids;
  return [
    `binder-advise explain ${first} ${layer}`,
    ...(second === undefined ? [] : [`binder-advise compare ${first} ${second} ${layer}`]),
    `binder-advise why-not BINDER ${layer}`,
  ];
}

function nextSteps(advice: Advice, options: ReportOptions): string[] {
  if (advice.ranking.length === 0) return [];
  return [
    ...(advice.query.process === "wet" && !options.pairs
      ? ["--pairs lists every binder with every solvent"]
      : []),
    ...(advice.counts.excluded > advice.excluded.length && options.isSweep !== true
      ? ["--all lists what is excluded, and why"]
      : []),
    ...questionsBack(advice),
    "--json gives everything to a program",
  ];
}
