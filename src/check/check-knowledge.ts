import { type Problem, ProblemError } from "../errors.js";
import { duplicateIds, layOver } from "../load/lay-over.js";
import { readDataFolder, readRuleFolder } from "../load/read-folder.js";
import type { Overlays, ReadKnowledge } from "../load/read-knowledge.js";
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
export function checkOverlays(below: Knowledge, overlays: Overlays): Problem[] {
  const folders = [
    ...(overlays.data ?? []).map(readDataFolder),
    ...(overlays.rules ?? []).map(readRuleFolder),
  ];
  const unreadable = folders.flatMap((folder) => [...folder.problems, ...duplicateIds(folder)]);
  const knowledge = folders.reduce(layOver, below);
  return sortedProblems([...unreadable, ...runChecks({ knowledge, folders, isWhole: false })]);
}

/** @throws ProblemError where a user's folders have a fault: wrong advice costs more than none. */
export function refuseFaults(below: Knowledge, overlays: Overlays): void {
  const problems = checkOverlays(below, overlays);
  if (problems.length > 0) throw new ProblemError(problems);
}
