import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";

const here = new URL(".", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, here), "utf8"));

/** What a figure is worth nothing without. */
export function circumstances() {
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: cpus()[0]?.model.trim() ?? "unknown processor",
    processors: availableParallelism(),
    memory_GB: Math.round(totalmem() / 1e9),
    node: process.version,
    product: `${read("../../package.json").version} (${commit()})`,
  };
}

/** Versions of the peers as they are installed. */
export const peerVersions = () =>
  Object.keys(read("../package.json").dependencies).map(
    (name) => `${name} ${read(`../node_modules/${name}/package.json`).version}`,
  );

function commit() {
  try {
    const git = (...words) => execFileSync("git", words, { cwd: here, encoding: "utf8" }).trim();
    return git("rev-parse", "--short", "HEAD");
  } catch {
    return "no commit known";
  }
}
