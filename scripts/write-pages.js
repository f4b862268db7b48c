// Brings rules/README.md and the generated tables of README.md up to date. A test fails when they are stale.
import { writePages } from "../src/audit/write-pages.js";
import { loadKnowledge } from "../src/check/load-knowledge.js";

await writePages(await loadKnowledge());
