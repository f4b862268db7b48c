import { type Problem, ProblemError } from "../errors.js";
import { layOverlays, type Overlaid, type Overlays, type ReadKnowledge } from "../load/read-knowledge.js";
import { sortedProblems } from "../load/sorted-problems.js";
import type { Knowledge } from "../model/knowledge.js";
import { checkBinderLinks, checkEvidenceLinks, checkVocabularyLinks } from "./check-links.js";
import { checkCasDigits, checkNamesUnique } from "./check-names.js";
import {
  checkFormulationScope,
  checkRuleBook,
  checkRuleCases,
  checkRuleEvidence,
  checkRuleFacts,
  checkRuleIds,
  checkRuleLimits,
  checkWeighScope,
} from "./check-rules.js";
import { checkCriteria, checkFactsUsed, checkWeights } from "./check-scoring.js";
import { checkSourcesExist, checkSourcesUsed } from "./check-sources.js";
import {
  checkDerivedVolumes,
  checkHansenAgreement,
  checkUsualHansen,
  checkUsualValues,
} from "./check-values.js";
import type { Check, CheckSubject } from "./subject.js";

const CHECKS: Check[] = [
  checkSourcesExist,
  checkSourcesUsed,
  checkNamesUnique,
  checkCasDigits,
  checkUsualValues,
  checkUsualHansen,
  checkDerivedVolumes,
  checkHansenAgreement,
  checkEvidenceLinks,
  checkBinderLinks,
  checkVocabularyLinks,
  checkRuleIds,
  checkRuleFacts,
  checkRuleCases,
  checkRuleLimits,
  checkWeighScope,
  checkFormulationScope,
  checkRuleEvidence,
  checkRuleBook,
  checkCriteria,
  checkWeights,
  checkFactsUsed,
];

const runChecks = (subject: CheckSubject): Problem[] =>
  sortedProblems(CHECKS.flatMap((check) => check(subject)));

/** Every fault of a whole knowledge tree that could be read. */
export function checkKnowledge({ knowledge, data, rules }: ReadKnowledge): Problem[] {
  return knowledge === null ? [] : runChecks({ knowledge, folders: [data, rules], isWhole: true });
}

/** Every fault of a user's folders, seen together with the knowledge they are laid over. */
export const checkOverlays = (below: Knowledge, overlays: Overlays): Problem[] =>
  faultsOf(layOverlays(below, overlays));

const faultsOf = ({ knowledge, folders, problems }: Overlaid): Problem[] =>
  sortedProblems([...problems, ...runChecks({ knowledge, folders, isWhole: false })]);

/**
 * The knowledge with a user's folders laid over it, which are read once for this and for their checks.
 * @throws ProblemError where they have a fault: wrong advice costs more than none.
 */
export function withOverlays(below: Knowledge, overlays: Overlays): Knowledge {
  const overlaid = layOverlays(below, overlays);
  const problems = faultsOf(overlaid);
  if (problems.length > 0) throw new ProblemError(problems);
  return overlaid.knowledge;
}
