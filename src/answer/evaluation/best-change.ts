import type { Judgement } from "../../engine/judgement.js";
import { compareJudgements } from "../../engine/rank.js";
import { verdictRank } from "../../engine/verdict.js";
import type { CandidateParts } from "../../facts/candidates.js";
import type { AmountStanding } from "../../facts/formulation-facts.js";
import type { JudgedCandidate } from "../../judging/judged-candidate.js";
import type { Verdict } from "../../model/advice.js";
import type { BestChange } from "../../model/evaluation.js";
import type { Formulation } from "../../model/formulation.js";
import type { Knowledge } from "../../model/knowledge.js";
import { sharesText } from "../../model/solvent-share.js";
import { allBinderUnits } from "../../solubility/binder-unit.js";
import { allSolventSystems, blendOf, type SolventSystem } from "../../solubility/solvent-system.js";
import type { JudgedLayer } from "./formulation-judge.js";
import type { Recipe } from "./recipe.js";

interface Proposal {
  /** it stands in place of something that is given */
  isNamed: boolean;
  change: BestChange["change"];
  to: string;
  parts: CandidateParts;
}

/** Shares of the first of two solvents that are tried, in steps of a twentieth. */
const SHARES = Array.from({ length: 19 }, (_, index) => (index + 1) / 20);

/** The one change of materials that brings the layer furthest: verdict first, then score. Null where none does better. */
export function bestChange(
  { layer, parts, judgement }: JudgedLayer,
  knowledge: Knowledge,
): BestChange | null {
  const proposals = [
    ...otherBinders(parts, knowledge),
    ...otherSolvents(parts, processOf(layer), knowledge),
    ...otherRatios(parts),
  ];
  const [best] = proposals
    .map((proposal) => ({ proposal, judged: layer.judge(proposal.parts) }))
    .filter(({ judged }) => helps(judged, judgement))
    .sort((a, b) => compareJudgements(a.judged, b.judged));
  return best === undefined ? null : asChange(best.proposal, best.judged, judgement);
}

const processOf = ({ context }: JudgedLayer["layer"]): string | null => {
  const process = context.value("query.process");
  return typeof process === "string" ? process : null;
};

/** Only what can be recommended or is viable is worth a change; of what is excluded, also what needs caution. */
const helps = (judged: Judgement, now: Judgement): boolean =>
  verdictRank(judged.verdict) <= verdictRank(now.verdict === "excluded" ? "caution" : "viable") &&
  (verdictRank(judged.verdict) < verdictRank(now.verdict) ||
    (judged.verdict === now.verdict && judged.score > now.score));

const otherBinders = (parts: CandidateParts, knowledge: Knowledge): Proposal[] =>
  parts.binder === null
    ? []
    : allBinderUnits(knowledge)
        .filter(({ id }) => id !== parts.binder!.id)
        .map((binder) => ({ change: "binder", isNamed: true, to: binder.id, parts: { ...parts, binder } }));

const otherSolvents = (parts: CandidateParts, process: string | null, knowledge: Knowledge): Proposal[] =>
  process !== "wet"
    ? []
    : allSolventSystems(knowledge)
        .filter(({ id }) => id !== parts.solvent?.id)
        .map((solvent) => ({
          change: "solvent",
          isNamed: parts.solvent !== null,
          to: systemText(solvent),
          parts: { ...parts, solvent },
        }));

const systemText = ({ parts, volumeFractions }: SolventSystem): string =>
  sharesText(parts.map(({ id }, index) => ({ id, volume_fraction: volumeFractions?.[index] ?? null })));

function otherRatios(parts: CandidateParts): Proposal[] {
  const { solvent } = parts;
  if (solvent === null || solvent.parts.length !== 2) return [];
  return SHARES.filter((share) => share !== solvent.volumeFractions?.[0]).map((share) => {
    const blend = blendOf(solvent.parts, [share, 1 - share]);
    return { change: "ratio", isNamed: true, to: systemText(blend), parts: { ...parts, solvent: blend } };
  });
}

function asChange({ change, to, isNamed }: Proposal, judged: JudgedCandidate, now: Judgement): BestChange {
  const gain = now.verdict === "excluded" ? null : judged.score - now.score;
  const from = judged.verdict === now.verdict ? `still ${now.verdict}` : `${now.verdict} → ${judged.verdict}`;
  const spread = judged.verdict === now.verdict && judged.score <= now.scoreHigh ? ", within the spread" : "";
  const { grade } = judged.subject.evidence;
  const isUnreported = change === "binder" && (grade === "analogous" || grade === "predicted");
  const unreported = isUnreported ? "; no study has it in such a layer" : "";
  const points = gain === null ? `score ${judged.score}` : `score ${now.score} → ${judged.score}${spread}`;
  return {
    change,
    to,
    verdict: judged.verdict,
    score: judged.score,
    gain,
    says: `${isNamed ? `Change the ${change} to ${to}` : `Name the ${change}; with ${to}`}: ${from}, ${points}${unreported}.`,
  };
}

/** An amount or a temperature that is brought to what studies had, or what the materials stand. */
interface AmountProposal {
  change: BestChange["change"];
  /** `the binder content to 2.5 wt%` */
  says: string;
  to: string;
  formulation: Formulation;
}

/**
 * The change of one amount that brings the verdict furthest; where none moves it, that of a binder content outside the reports. Null
 * where every amount is as studies had it.
 * @param now the verdict with its recipe
 * @param verdictOf the same of another recipe of these materials
 */
export function amountChange(
  formulation: Formulation,
  { standings, heat }: Pick<Recipe, "standings" | "heat">,
  judgement: Judgement,
  now: Verdict,
  verdictOf: (formulation: Formulation) => Verdict,
): BestChange | null {
  const proposals = [...otherContent(formulation, standings), ...coolerDrying(formulation, heat)];
  const [best] = proposals
    .map((proposal) => ({ proposal, verdict: verdictOf(proposal.formulation) }))
    .filter(({ proposal, verdict }) => verdict !== now || proposal.change === "content")
    .sort((a, b) => verdictRank(a.verdict) - verdictRank(b.verdict));
  if (best === undefined) return null;
  const { proposal, verdict } = best;
  const what = verdict === now ? `one warning fewer, the verdict stays ${now}` : `${now} → ${verdict}`;
  return {
    change: proposal.change,
    to: proposal.to,
    verdict,
    score: verdict === "excluded" ? null : judgement.score,
    gain: now === "excluded" ? null : 0,
    says: `Change ${proposal.says}: ${what}.`,
  };
}

function otherContent(formulation: Formulation, standings: readonly AmountStanding[]): AmountProposal[] {
  const content = standings.find(({ amount }) => amount === "binder_content_wt_pct");
  if (!content?.reported || content.standing === null || content.standing === "within") return [];
  // what studies had of this binder comes before what others had of others
  const { min, max } = content.once ?? content.reported;
  const value = content.standing === "above" ? max : min;
  const to = `${value} wt%`;
  const changed = { ...formulation, binder_content_wt_pct: value };
  return [{ change: "content", says: `the binder content to ${to}`, to, formulation: changed }];
}

/** To the boiling point of the solvent, where drying is hotter. */
function coolerDrying(formulation: Formulation, { boils_C }: Recipe["heat"]): AmountProposal[] {
  const { drying_temperature_C: drying } = formulation;
  if (drying === null || boils_C === null || drying <= boils_C) return [];
  const to = `${boils_C} °C`;
  const changed = { ...formulation, drying_temperature_C: boils_C };
  return [{ change: "drying", says: `the drying temperature to ${to} or less`, to, formulation: changed }];
}
