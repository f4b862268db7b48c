#!/usr/bin/env node
// Measures and writes bench/README.md: node bench/run.mjs [GROUP...] [--rounds N] [--lines N]
// Without a name every group but those on request; "report" measures nothing.
import { parseArgs } from "node:util";
import { circumstances, peerVersions } from "./lib/machine.mjs";
import { writeReport } from "./lib/report.mjs";
import { keep, kept } from "./lib/results.mjs";

const GROUPS = ["start", "engine", "pairs", "sweep", "ndjson", "csv", "memory", "package"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "7" },
    lines: { type: "string", default: "1000000" },
  },
});
const options = { rounds: Number(values.rounds), lines: Number(values.lines) };
const unknown = positionals.filter((name) => name !== "report" && !GROUPS.includes(name));
if (unknown.length > 0)
  throw new Error(`There is no group ${unknown.join(", ")}; there are ${GROUPS.join(", ")}.`);

for (const name of GROUPS) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const group = await import(`./groups/${name}.mjs`);
  if (group.isOnRequest && positionals.length === 0) continue;
  process.stderr.write(`${group.title} …\n`);
  const result = await group.measure(options);
  const where = { ...circumstances(), peers: peerVersions(), rounds: options.rounds };
  keep(name, { circumstances: where, title: group.title, ...result });
}
writeReport(GROUPS.map(kept).filter((result) => result !== null));
