import { Argument, type Command } from "commander";
import { ProblemError } from "../../errors.js";
import type { Knowledge } from "../../model/knowledge.js";
import { deliver } from "../deliver.js";
import type { Io } from "../io.js";
import { namedCommand } from "../named-command.js";
import { examples, formatOf, type OutputOptions, outputOptions, overlayOptions } from "../options.js";

const LISTS = {
  binder: "binders",
  scaffold: "binders",
  solvent: "solvents",
  reference: "references",
  source: "sources",
  evidence: "records",
  quantity: "quantities",
  comparison: "comparisons",
  claim: "claims",
  rule: "rules",
} as const;
type Kind = keyof typeof LISTS;
const KINDS = [...Object.keys(LISTS), "criterion"];

export function showCommand(io: Io): Command {
  const command = namedCommand("show")
    .addArgument(new Argument("<kind>", KINDS.join(", ")).choices(KINDS))
    .argument("<id>", "id, name, abbreviation, CAS number or reference number");
  overlayOptions(outputOptions(command, ["text", "json", "yaml"], "text"));
  examples(command, [
    "binder-advise show solvent 100-66-3",
    "binder-advise show rule ptfe-reduction-at-anode",
    "binder-advise show solvent anisole --format yaml \\\n      --output mine/solvents/anisole.yaml",
  ]);
  return command.action(
    async (
      kind: Kind | "criterion",
      text: string,
      options: OutputOptions & { rules?: string[]; data?: string[] },
    ) => {
      const { loadKnowledge } = await import("../../check/load-knowledge.js");
      const knowledge = await loadKnowledge(options);
      const record = await recordOf(kind, text, knowledge);
      const { provenanceOf } = await import("../../facts/provenance.js");
      const provenance = provenanceOf(record);
      const { citedList } = await import("../../answer/references.js");
      const sources = citedList([...provenance.refs, ...provenance.sources], knowledge);
      const shown = {
        record,
        values: provenance.values,
        unconfirmed: provenance.unconfirmed,
        references: sources,
      };
      const { recordFile, recordReport } = await import("../../report/record.js");
      const rendered = {
        text: () => recordReport(shown, io.columns),
        json: () => `${JSON.stringify(shown, null, 2)}\n`,
        yaml: () => recordFile(record, kind === "rule"),
      };
      await deliver(rendered[formatOf(options) as keyof typeof rendered](), options.output, io);
    },
  );
}

async function recordOf(kind: Kind | "criterion", text: string, knowledge: Knowledge): Promise<unknown> {
  const { findRecord } = await import("../../facts/find-record.js");
  if (kind === "binder" || kind === "solvent" || kind === "scaffold") {
    const found = findRecord(kind, text, knowledge);
    if ("id" in found) {
      const record = (knowledge[LISTS[kind]] as { id: string }[]).find(({ id }) => id === found.id);
      return record ?? knowledge.vocabulary.binder_blends.find(({ id }) => id === found.id);
    }
    throw unknownName(kind, text, found.nearest);
  }
  const list: { id: string | number }[] =
    kind === "criterion" ? knowledge.criteria.criteria : knowledge[LISTS[kind]];
  const record = list.find(({ id }) => String(id).toLowerCase() === text.trim().toLowerCase());
  if (record) return record;
  const { closestWord } = await import("../../closest-word.js");
  const near = closestWord(
    text,
    list.map(({ id }) => String(id)),
  );
  throw unknownName(kind, text, near === null ? [] : [near]);
}

function unknownName(kind: string, text: string, nearest: string[]): ProblemError {
  const hint = nearest.length === 0 ? "." : `; did you mean ${nearest.join(" or ")}?`;
  return new ProblemError([
    { code: "unknown-name", message: `No ${kind} is known as "${text}"${hint}`, place: null },
  ]);
}
