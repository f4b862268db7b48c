import type { Knowledge } from "./model/knowledge.js";
import { VERSION } from "./version.js";

/** What made a report, and of which knowledge. */
export const stampOf = ({ hashes }: Knowledge) => ({
  tool: { name: "binder-advise" as const, version: VERSION },
  knowledge: hashes,
});
