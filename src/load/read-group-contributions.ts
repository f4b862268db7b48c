import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { FunctionalGroups, GroupContributions } from "../model/group-contributions.js";
import { packageFile } from "../package-file.js";

const read = (file: string): unknown => parse(readFileSync(packageFile(`datasets/${file}`), "utf8"));

/** The group tables; read only where something has to be estimated from its structure. */
export const readGroupContributions = (): GroupContributions =>
  GroupContributions.parse(read("group-contributions.yaml"));

export const readFunctionalGroups = (): FunctionalGroups =>
  FunctionalGroups.parse(read("functional-groups.yaml"));
