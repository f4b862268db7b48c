import { actsOn } from "../engine/effects.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Rule } from "../model/rule.js";
import { figuresOf, type PrintedValidation, solubilityFigures } from "../report/validation.js";

/** Text between `<!-- name:begin -->` and `<!-- name:end -->` of a page, replaced by what is generated. */
export function withGenerated(page: string, parts: Record<string, string>): string {
  return Object.entries(parts).reduce((text, [name, part]) => {
    const marked = new RegExp(`(<!-- ${name}:begin -->\\n)[\\s\\S]*?(<!-- ${name}:end -->)`);
    return text.replace(marked, (_, begin: string, end: string) => `${begin}${part}\n${end}`);
  }, page);
}

export const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => "---"), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");

export const accuracyTable = (validation: PrintedValidation): string =>
  table(["what", "figure"], figuresOf(validation));

export const solubilityTables = (validation: PrintedValidation): string =>
  solubilityFigures(validation)
    .map(
      ([title, lines]) =>
        `${title}\n\n${table(
          Object.keys(lines[0]!),
          lines.map((line) => Object.values(line).map(String)),
        )}`,
    )
    .join("\n\n");

/** What there is, counted. */
export function countsOfKnowledge(knowledge: Knowledge): string {
  const { rules, binders, solvents, records, comparisons, claims, references } = knowledge;
  return `${rules.length} rules over ${binders.length} polymers and scaffolds and ${solvents.length} solvents; ${records.length} reported layers, ${comparisons.length}\ncomparisons and ${claims.length} claims of one review, with ${references.length} references.`;
}

export const criteriaTable = ({ criteria }: Knowledge): string =>
  table(
    ["criterion", "what it asks"],
    criteria.criteria.map(({ title, meaning }) => [title, meaning]),
  );

/** rules/README.md: every rule by subject, with what it does. */
export function rulesIndex(knowledge: Knowledge, subjects: ReadonlyMap<string, string[]>): string {
  const rules = new Map(knowledge.rules.map((rule) => [rule.id, rule]));
  const sections = [...subjects].map(
    ([subject, ids]) =>
      `## ${subject}\n\n${table(
        ["rule", "does", "says"],
        ids.map((id) => row(rules.get(id)!, subject)),
      )}`,
  );
  return `# Rules\n\nGenerated from the rules; \`binder-advise explain RULE\` prints the page of one.\n\n${knowledge.rules.length} rules in ${subjects.size} subjects. Criteria and weights stand in criteria.yaml and weights.yaml, claims that cannot\nsteer a choice in not-rules.yaml, and how each comparison of the review is put to the advice in comparison-tests.yaml.\n\n${sections.join("\n\n")}\n`;
}

const row = (rule: Rule, subject: string): string[] => [
  `[${rule.id}](${subject}/${rule.id}.yaml)`,
  [rule.effect, actsOn(rule)].filter(Boolean).join(" "),
  rule.message.replace(/\s+/g, " ").trim(),
];
