// Brings rules/README.md and the generated tables of README.md up to date. A test fails when they are stale.
import { writePages } from "../dist/audit/write-pages.js";
import { loadKnowledge } from "../dist/index.js";

await writePages(await loadKnowledge());
