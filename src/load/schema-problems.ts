import type { z } from "zod";
import { closestWord } from "../closest-word.js";
import type { Problem } from "../errors.js";
import { excerptAt, type YamlFile } from "./yaml-text.js";

type Issue = z.core.$ZodIssue;

/** Every way in which a value fails its schema, each with its place, what was found and what was expected. */
export function schemaProblems(
  error: z.ZodError,
  yaml: YamlFile,
  at: readonly PropertyKey[],
  knownKeys: readonly string[] = [],
): Problem[] {
  return error.issues.flatMap((issue) => ofIssue(issue, yaml, at, knownKeys));
}

function ofIssue(
  issue: Issue,
  yaml: YamlFile,
  at: readonly PropertyKey[],
  knownKeys: readonly string[],
): Problem[] {
  const path = [...at, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const near = closestWord(key, knownKeys);
      const hint = near === null ? "" : ` Did you mean ${near}?`;
      return problem("unknown-key", `The key "${key}" is not known here.${hint}`, yaml, [...path, key], true);
    });
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const best = closestBranch(issue.errors);
    if (best)
      return best.flatMap((inner) =>
        ofIssue({ ...inner, path: [...issue.path, ...inner.path] }, yaml, at, knownKeys),
      );
  }
  const message = `${[...issue.path].join(".") || "The record"}: ${sentence(issue, valueAt(yaml.value, path))}`;
  return [problem("bad-shape", message, yaml, path, false)];
}

/** Of a union's alternatives, the one that went deepest before it failed, or failed in the fewest ways. */
function closestBranch(branches: Issue[][]): Issue[] | null {
  const depth = (issues: Issue[]) => Math.max(...issues.map((issue) => issue.path.length));
  const ranked = branches
    .filter((issues) => issues.length > 0)
    .sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  return ranked[0] ?? null;
}

function sentence(issue: Issue, found: unknown): string {
  const shown = found === undefined ? "nothing" : JSON.stringify(found).slice(0, 60);
  const near =
    issue.code === "invalid_value" && typeof found === "string"
      ? closestWord(
          found,
          issue.values.filter((value) => typeof value === "string"),
        )
      : null;
  const hint = near === null ? "" : ` Did you mean ${near}?`;
  return `${issue.message.replace(/\.$/, "")}; found ${shown}.${hint}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      inner === null || inner === undefined ? undefined : (inner as Record<PropertyKey, unknown>)[step],
    value,
  );
}

function problem(
  code: Problem["code"],
  message: string,
  yaml: YamlFile,
  path: readonly PropertyKey[],
  ofKey: boolean,
): Problem {
  const place = yaml.place(path, ofKey);
  return { code, message, place, ...excerptAt(yaml.text, place) };
}
