import { Chalk } from "chalk";
import { advise } from "../answer/advise.js";
import { resolveQuery } from "../facts/resolve-query.js";
import type { Knowledge } from "../model/knowledge.js";
import { queryLine } from "../report/query-line.js";
import { tableReport } from "../report/table.js";

const QUESTION = { component: "anode", process: "wet", anode: "silicon-graphite", stack_pressure_MPa: 2 };
const ROWS = 2;
const OPTIONS = { width: 96, colour: new Chalk({ level: 0 }), pairs: false, top: ROWS };
/** Below this heading a newcomer reads on in the terminal. */
const CUT_AT = "\n\nReferences\n";

/** A command and what it prints, as the README shows it: all but the list of references. */
export function realRun(knowledge: Knowledge): string {
  const query = resolveQuery(QUESTION, knowledge);
  const text = tableReport(advise(query, knowledge, { binders: ROWS }), OPTIONS);
  const [shown] = text.split(CUT_AT);
  const line = `$ binder-advise ${queryLine(query)} --top ${ROWS}`;
  return ["```console", line, shown!.trimEnd(), "", "References", "  …", "```"].join("\n");
}
