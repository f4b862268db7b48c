import { ProblemError } from "../errors.js";
import { type QueryInput, resolveQuery } from "../facts/resolve-query.js";
import { readYamlFile } from "../load/yaml-file.js";
import type { Knowledge } from "../model/knowledge.js";
import type { Query } from "../model/query.js";
import { packageFile } from "../package-file.js";

const GRID_PATH = packageFile("test/grid.yaml");

export interface GridQuery {
  name: string;
  query: Query;
}

/** The named queries that cover every pair of options. */
export function readGrid(knowledge: Knowledge): GridQuery[] {
  const { yaml, problems } = readYamlFile(GRID_PATH, GRID_PATH);
  if (yaml === null) throw new ProblemError(problems);
  const inputs = yaml.value as Record<string, QueryInput>;
  return Object.entries(inputs).map(([name, input]) => ({ name, query: resolveQuery(input, knowledge) }));
}
