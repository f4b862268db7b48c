import type { Advice } from "../model/advice.js";
import { AHEAD } from "../model/defaults.js";

type Answer = Omit<Advice, "summary" | "references">;

/** One sentence that stands first: what leads, or why nothing does. */
export function summaryOf(answer: Answer): string {
  const { component, process } = answer.query;
  if (process === "scaffold" && component !== "sheet") {
    return `No study reports a ${component} made by filling a scaffold, so there is nothing to rank.`;
  }
  return lithiumFoil(answer) + countsSentence(answer);
}

/** A leader that draws do not keep in front is called tied. */
function tie({ robustness }: Answer): string {
  if (robustness === null || robustness.tied.length < 2) return "";
  const [first, ...others] = robustness.tied;
  const named = others.slice(0, NAMED).join(", ");
  const more = others.length > NAMED ? ` and ${others.length - NAMED} more` : "";
  return ` ${first} leads but is tied with ${named}${more}: it is ahead in fewer than ${100 * AHEAD} % of draws.`;
}
const NAMED = 4;

/** A lithium foil holds no binder, which stands before everything else. */
const lithiumFoil = ({ query }: Answer): string =>
  query.component === "anode" && query.anode === "lithium-metal"
    ? "A lithium foil holds no binder: what is ranked binds a protective layer beside it. "
    : "";

function countsSentence(answer: Answer): string {
  const { component, process } = answer.query;
  const layer = `${process} ${component === "sheet" ? "electrolyte sheet" : component}`;
  if (answer.ranking.length === 0)
    return `Nothing can be ranked for a ${layer}: every candidate is excluded${answer.excluded.length > 0 ? "" : " (--all says why)"}.`;
  const { counts } = answer;
  const leads = `${counts.recommended} recommended, ${counts.viable} viable, ${counts.caution} with caution, ${counts.unknown} unknown, ${counts.excluded} excluded`;
  const noun = process === "wet" ? "binder–solvent pair" : "candidate";
  const of = `${counts.candidates} ${noun}${counts.candidates === 1 ? "" : "s"} for a ${layer}`;
  if (counts.recommended + counts.viable + counts.caution === 0) {
    return `Nothing better than unknown among ${of}: what would decide is not known.`;
  }
  return `${of}: ${leads}.${tie(answer)}`;
}
