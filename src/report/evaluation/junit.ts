import { XMLBuilder } from "fast-xml-parser";
import type { EvaluationReport } from "../../model/evaluation.js";
import { printable } from "../problems.js";
import { against, findingLine, isFull, type Judged, nameOf, placeText } from "./evaluation-phrases.js";

/** JUnit XML, as CI servers read it: a case a formulation; excluded fails, what could not be read is an error. */
export function evaluationJunit({ formulations, broken, counts }: EvaluationReport): string {
  const suite = {
    "@name": "binder-advise evaluate",
    "@tests": formulations.length + broken.length,
    "@failures": formulations.filter(isFailure).length,
    "@errors": broken.length,
    "@skipped": counts.unknown,
    testcase: [
      ...formulations.map(caseOf),
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
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites: { testsuite: suite } })}`;
}

const verdictOf = (evaluation: Judged): string =>
  (isFull(evaluation) && evaluation.verdict_as_accepted) || evaluation.verdict;

const isFailure = (evaluation: Judged): boolean => ["excluded", "caution"].includes(verdictOf(evaluation));

function caseOf(evaluation: Judged) {
  const verdict = verdictOf(evaluation);
  const lines = isFull(evaluation) ? against(evaluation).map(findingLine) : evaluation.findings;
  const body = { "@message": verdict, "#text": textOf([placeText(evaluation.place), ...lines].join("\n")) };
  return {
    "@name": nameOf(evaluation),
    "@classname": printable(evaluation.place.file),
    ...(isFailure(evaluation) ? { failure: { ...body, "@type": verdict } } : {}),
    ...(verdict === "unknown" ? { skipped: { "@message": "could not be judged" } } : {}),
    ...(isFailure(evaluation) || lines.length === 0 ? {} : { "system-out": body["#text"] }),
  };
}

/** XML has no place for control characters. */
const textOf = (text: string): string => text.split("\n").map(printable).join("\n");
