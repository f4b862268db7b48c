import { Command, Option } from "commander";
import { ProblemError } from "../../errors.js";
import { EFFECTS } from "../../model/words.js";
import { deliver, refuseExisting } from "../deliver.js";
import { colourOf, type Io } from "../io.js";
import { linesText } from "../lines-text.js";
import { namedCommand } from "../named-command.js";
import { examples, formatOf, type OutputOptions, outputOptions, overlayOptions } from "../options.js";
import { startSteps } from "../progress.js";

type Overlaid = OutputOptions & { rules?: string[]; data?: string[] };

const knowledgeOf = async (options: Overlaid) => {
  const { loadKnowledge } = await import("../../check/load-knowledge.js");
  return loadKnowledge(options);
};

/** The rule book as a product: list, coverage, test, new, diff. */
export function rulesCommand(io: Io, setStatus: (status: number) => void): Command {
  const command = namedCommand("rules");
  examples(command, ["binder-advise rules list --effect warn", "binder-advise rules test my-rules"]);
  for (const part of [
    listing(io),
    coverage(io, setStatus),
    testing(io, setStatus),
    skeleton(io),
    difference(io),
  ]) {
    command.addCommand(part);
  }
  return command;
}

function listing(io: Io): Command {
  const command = new Command("list")
    .description("list rules")
    .option("--subject <folder>", "only rules that speak of it: cathode, anode, sheet, wet, dry …")
    .addOption(new Option("--effect <effect>", "only this effect").choices([...EFFECTS]))
    .addOption(new Option("--origin <origin>", "ours or yours").choices(["ours", "yours"]));
  overlayOptions(outputOptions(command, ["table", "json", "csv"], "table"));
  examples(command, [
    "binder-advise rules list --subject sheet",
    "binder-advise rules list --rules mine --origin yours",
  ]);
  return command.action(
    async (options: Overlaid & { subject?: string; effect?: string; origin?: string }) => {
      const knowledge = await knowledgeOf(options);
      const { factsOf } = await import("../../engine/condition.js");
      const { actsOn } = await import("../../engine/effects.js");
      const isAbout = (rule: (typeof knowledge.rules)[number], subject: string): boolean =>
        rule.id.includes(subject) ||
        JSON.stringify(rule.when).includes(`"${subject}"`) ||
        factsOf(rule.when).some((name) => name.startsWith(`${subject}.`));
      const lines = knowledge.rules
        .filter((rule) => options.effect === undefined || rule.effect === options.effect)
        .filter((rule) => options.subject === undefined || isAbout(rule, options.subject))
        .map((rule) => ({
          id: rule.id,
          effect: rule.effect,
          how: actsOn(rule),
          status: rule.status,
          origin: knowledge.origins[rule.id] === undefined ? "ours" : "yours",
          title: rule.title,
        }))
        .filter((line) => options.origin === undefined || line.origin === options.origin);
      const text = await linesText(lines, options, io);
      await deliver(text, options.output, io);
    },
  );
}

function coverage(io: Io, setStatus: (status: number) => void): Command {
  const command = new Command("coverage").description(
    "which rule carries each claim, and where each rule holds",
  );
  overlayOptions(outputOptions(command, ["text", "json"], "text"));
  examples(command, ["binder-advise rules coverage", "binder-advise rules coverage --json | jq .counts"]);
  return command.action(async (options: Overlaid) => {
    const knowledge = await knowledgeOf(options);
    const { readGrid } = await import("../../audit/grid.js");
    const { survey } = await import("../../audit/survey.js");
    const { coverageOf } = await import("../../audit/coverage.js");
    const { hygieneProblems } = await import("../../audit/hygiene.js");
    const grid = readGrid(knowledge);
    const progress = await startSteps("asking the grid", io, options.quiet);
    const surveyed = survey(knowledge, grid, progress.step);
    progress.end();
    const covered = coverageOf(knowledge, surveyed);
    const problems = hygieneProblems(knowledge, surveyed, covered);
    const { coverageReport } = await import("../../report/coverage.js");
    const text =
      formatOf(options) === "json"
        ? `${JSON.stringify({ schema: "binder-advise/coverage@1", ...covered, problems }, null, 2)}\n`
        : coverageReport(
            covered,
            problems.map((problem) => problem.message),
            grid.length,
            io.columns,
          );
    await deliver(text, options.output, io);
    setStatus(problems.length > 0 ? 1 : 0);
  });
}

function testing(io: Io, setStatus: (status: number) => void): Command {
  const command = new Command("test")
    .description("run the cases of your rules, or of ours")
    .argument("[dir]", "folder of rules");
  outputOptions(command, ["text", "json"], "text");
  examples(command, ["binder-advise rules test", "binder-advise rules test my-rules"]);
  return command.action(async (dir: string | undefined, options: OutputOptions) => {
    const { testRules } = await import("../../audit/test-rules.js");
    const result = testRules(dir);
    const { problemReport } = await import("../../report/problems.js");
    const summary = `${result.rules} rules, ${result.cases} cases, ${result.problems.length} faults\n`;
    const text =
      formatOf(options) === "json"
        ? `${JSON.stringify(result, null, 2)}\n`
        : (result.problems.length > 0
            ? `${problemReport(result.problems, await colourOf(options, io))}\n`
            : "") + summary;
    await deliver(text, options.output, io);
    setStatus(result.problems.length > 0 ? 1 : 0);
  });
}

function skeleton(io: Io): Command {
  const command = new Command("new")
    .description("print the skeleton of a rule, which passes check")
    .argument("<id>", "kebab-case noun phrase");
  command.option("--output <file>", "write to a file that does not exist yet");
  examples(command, [
    "binder-advise rules new wax-binder-in-sheet \\\n      > my-rules/wax-binder-in-sheet.yaml",
    "binder-advise rules new house-solvent-limit",
  ]);
  return command.action(async (id: string, options: { output?: string }) => {
    const { ruleSkeleton } = await import("../../audit/skeleton.js");
    const text = ruleSkeleton(id);
    if (text === null) {
      throw new ProblemError([
        {
          code: "usage",
          message: `"${id}" is no rule id: use kebab-case, without no- in front.`,
          place: null,
        },
      ]);
    }
    refuseExisting(options.output);
    await deliver(text, options.output, io);
  });
}

function difference(io: Io): Command {
  const command = new Command("diff")
    .description("which recommendations over the grid move between two sets of rules")
    .argument("<a>", "a folder of rules, or ours")
    .argument("<b>", "a folder of rules, or ours");
  outputOptions(command, ["text", "json"], "text");
  examples(command, [
    "binder-advise rules diff ours my-rules",
    "binder-advise rules diff rules-2025 rules-2026 --json",
  ]);
  return command.action(async (a: string, b: string, options: OutputOptions) => {
    const { loadKnowledge } = await import("../../check/load-knowledge.js");
    const [before, after] = [
      await loadKnowledge(a === "ours" ? {} : { rules: [a] }),
      await loadKnowledge(b === "ours" ? {} : { rules: [b] }),
    ];
    const { readGrid } = await import("../../audit/grid.js");
    const { diffRules } = await import("../../audit/diff.js");
    const { diffReport } = await import("../../report/diff.js");
    const progress = await startSteps("asking the grid twice", io, options.quiet);
    const diff = diffRules(before, after, readGrid(before), progress.step);
    progress.end();
    const text =
      formatOf(options) === "json"
        ? `${JSON.stringify({ schema: "binder-advise/rules-diff@1", ...diff }, null, 2)}\n`
        : diffReport(diff, io.columns);
    await deliver(text, options.output, io);
  });
}
