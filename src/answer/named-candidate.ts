import { refusal } from "../errors.js";
import { findRecord } from "../facts/find-record.js";
import type { QueryInput } from "../facts/resolve-query.js";
import type { Knowledge } from "../model/knowledge.js";

/** The question narrowed to `binder` or `binder@solvent`; where frames are filled, to the frame of that name. */
export function narrowedTo(name: string, input: QueryInput, knowledge: Knowledge): QueryInput {
  const [material, solvent] = name.split("@") as [string, string | undefined];
  if (solvent !== undefined && input.solvents?.length)
    throw refusal("contradiction", `${name} names its solvent, and --solvent another: keep one of the two.`);
  const isFrame = input.process === "scaffold" && "id" in findRecord("scaffold", material, knowledge);
  return {
    ...input,
    ...(isFrame ? { scaffolds: [material] } : { binders: [material] }),
    ...(solvent === undefined ? {} : { solvents: [solvent] }),
  };
}
