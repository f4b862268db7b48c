import { XMLBuilder } from "fast-xml-parser";
import type { EvaluationReport } from "../../model/evaluation.js";
import { printable } from "../problems.js";
import {
  against,
  briefLines,
  findingLine,
  isFull,
  type Judged,
  nameOf,
  placeText,
} from "./evaluation-phrases.js";

/**
 * JUnit XML, as CI servers read it: a case a formulation; what could not be judged is skipped, what could not be read is an error.
 * @param failing the formulations that fail
 */
export function evaluationJunit(
  { formulations, broken }: EvaluationReport,
  failing: ReadonlySet<Judged>,
): string {
  const suite = {
    "@name": "binder-advise evaluate",
    "@tests": formulations.length + broken.length,
    "@failures": failing.size,
    "@errors": broken.length,
    "@skipped": formulations.filter((one) => !failing.has(one) && isOpen(one)).length,
    testcase: [
      ...formulations.map((one) => caseOf(one, failing.has(one))),
      ...broken.map((record) => ({
        "@name": nameOf(record),
        "@classname": printable(record.place.file),
        error: {
          "@message": textOf(record.problems.map(({ message }) => message).join(" ")),
          "#text": textOf(`${placeText(record.place)} ${record.problems.map(({ help }) => help).join(" ")}`),
        },
      })),
    ],
  };
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    format: true,
    suppressEmptyNode: true,
    // a formulation may be called "true"
    suppressBooleanAttributes: false,
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites: { testsuite: suite } })}`;
}

const verdictOf = (evaluation: Judged): string =>
  (isFull(evaluation) && evaluation.verdict_as_accepted) || evaluation.verdict;

const isOpen = (evaluation: Judged): boolean => verdictOf(evaluation) === "unknown";

function caseOf(evaluation: Judged, isFailing: boolean) {
  const verdict = verdictOf(evaluation);
  const lines = isFull(evaluation) ? against(evaluation).map(findingLine) : briefLines(evaluation);
  const body = { "@message": verdict, "#text": textOf([placeText(evaluation.place), ...lines].join("\n")) };
  return {
    "@name": nameOf(evaluation),
    "@classname": printable(evaluation.place.file),
    ...(isFailing ? { failure: { ...body, "@type": verdict } } : {}),
    ...(isOpen(evaluation) && !isFailing ? { skipped: { "@message": "could not be judged" } } : {}),
    ...(isFailing || lines.length === 0 ? {} : { "system-out": body["#text"] }),
  };
}

/** XML has no place for control characters. */
const textOf = (text: string): string => text.split("\n").map(printable).join("\n");
