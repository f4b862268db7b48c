import type { Command } from "commander";
import { ProblemError } from "../../errors.js";
import type { Knowledge } from "../../model/knowledge.js";
import { deliver } from "../deliver.js";
import { colourOf, type Io } from "../io.js";
import { namedCommand } from "../named-command.js";
import { examples, formatOf, type OutputOptions, outputOptions, overlayOptions } from "../options.js";
import { inputOf, type QueryOptions, queryOptions } from "../query-options.js";
import { withOptions } from "../structures.js";

type ExplainOptions = OutputOptions & QueryOptions & { rules?: string[]; data?: string[] };

export function explainCommand(io: Io, setStatus: (status: number) => void): Command {
  const command = namedCommand("explain").argument(
    "<rule-or-binder>",
    "id of a rule, or binder or binder@solvent with\n--component and --process",
  );
  queryOptions(command);
  overlayOptions(outputOptions(command, ["text", "json"], "text"));
  examples(command, [
    "binder-advise explain ptfe-reduction-at-anode",
    "binder-advise explain tpu --solvent 1,6-dichlorohexane \\\n      --component anode --process wet",
  ]);
  return command.action(async (name: string, options: ExplainOptions) => {
    const { loadKnowledge } = await import("../../check/load-knowledge.js");
    const recorded = await loadKnowledge(options);
    const { knowledge } = await withOptions(recorded, options);
    const isRule = knowledge.rules.some((rule) => rule.id === name);
    const { text, status } = isRule
      ? await rulePageText(name, knowledge, options, io)
      : await binderPageText(name, knowledge, options, io);
    await deliver(text, options.output, io);
    setStatus(status);
  });
}

async function rulePageText(id: string, knowledge: Knowledge, options: ExplainOptions, io: Io) {
  const { rulePage } = await import("../../audit/rule-page.js");
  const { rulePageReport } = await import("../../report/rule-page.js");
  const page = rulePage(knowledge.rules.find((rule) => rule.id === id)!, knowledge);
  const isJson = formatOf(options) === "json";
  return {
    text: isJson ? `${JSON.stringify(page, null, 2)}\n` : rulePageReport(page, io.columns),
    status: 0,
  };
}

async function binderPageText(name: string, knowledge: Knowledge, options: ExplainOptions, io: Io) {
  await refuseUnknown(name, knowledge);
  const { resolveQuery } = await import("../../facts/resolve-query.js");
  const { explain } = await import("../../answer/explain.js");
  const { explanationReport } = await import("../../report/explanation.js");
  const { narrowedTo } = await import("../../answer/named-candidate.js");
  const page = explain(resolveQuery(narrowedTo(name, inputOf(options), knowledge), knowledge), knowledge);
  const text =
    formatOf(options) === "json"
      ? `${JSON.stringify(page, null, 2)}\n`
      : explanationReport(page, { width: io.columns, colour: await colourOf(options, io) });
  return { text, status: page.entry === null || page.entry.verdict === "unknown" ? 1 : 0 };
}

/** Neither a rule nor a binder: the nearest names of both. */
async function refuseUnknown(name: string, knowledge: Knowledge): Promise<void> {
  const { findRecord } = await import("../../facts/find-record.js");
  const found = findRecord("binder", name.split("@")[0]!, knowledge);
  if ("id" in found) return;
  const { closestWord } = await import("../../closest-word.js");
  const rule = closestWord(
    name,
    knowledge.rules.map((entry) => entry.id),
  );
  const near = [...(rule === null ? [] : [rule]), ...found.nearest];
  const hint = near.length === 0 ? "." : `; did you mean ${near.join(" or ")}?`;
  throw new ProblemError([
    { code: "unknown-name", message: `No rule or binder is known as "${name}"${hint}`, place: null },
  ]);
}
