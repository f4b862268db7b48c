import type { Problem } from "../errors.js";
import type { Overlaid } from "../load/overlays.js";
import type { ReadKnowledge } from "../load/read-knowledge.js";
import { sortedProblems } from "../load/sorted-problems.js";
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
  checkRuleNames,
  checkWeighScope,
} from "./check-rules.js";
import { checkCriteria, checkFactsUsed, checkWeights } from "./check-scoring.js";
import { checkSourcesExist, checkSourcesUsed } from "./check-sources.js";
import {
  checkDerivedVolumes,
  checkHansenAgreement,
  checkTransitions,
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
  checkTransitions,
  checkDerivedVolumes,
  checkHansenAgreement,
  checkEvidenceLinks,
  checkBinderLinks,
  checkVocabularyLinks,
  checkRuleIds,
  checkRuleFacts,
  checkRuleNames,
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
export const overlayFaults = ({ knowledge, folders, problems }: Overlaid): Problem[] =>
  sortedProblems([...problems, ...runChecks({ knowledge, folders, isWhole: false })]);
