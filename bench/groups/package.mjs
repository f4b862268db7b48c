import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { goal } from "../lib/goal.mjs";

export const title = "What is installed";

const root = fileURLToPath(new URL("../../", import.meta.url));
const npm = (...words) => execFileSync("npm", words, { cwd: root, encoding: "utf8" });
const INSTALL_SCRIPTS = ["preinstall", "install", "postinstall"];
const MB = 1e6;

export function measure() {
  const [packed] = JSON.parse(npm("pack", "--dry-run", "--json", "--ignore-scripts"));
  const dependencies = folders("--omit=dev", "--omit=optional");
  const optional = folders("--omit=dev").filter((folder) => !dependencies.includes(folder));
  const scripts = [root, ...dependencies, ...optional].flatMap(installScripts);
  return {
    about: `The packed tarball, and what stands on the disk after an installation. Install scripts of the package and all it needs: ${scripts.join(", ") || "none"}.`,
    measures: [],
    goals: [
      goal("10", "packed tarball, MB", [packed.size / MB], { atMost: 3, stretch: 1.5 }),
      goal("10", "unpacked, MB", [packed.unpackedSize / MB], {}),
      goal("10", `its ${dependencies.length} dependencies, unpacked, MB`, [sum(dependencies)], {}),
      goal("10", "its optional dependency, unpacked, MB", [sum(optional)], {}),
      goal("10", "install scripts", [scripts.length], { atMost: 0 }),
    ],
  };
}

/** Folders of installed packages, without the product's own. */
const folders = (...omitted) =>
  npm("ls", "--all", "--parseable", ...omitted)
    .trim()
    .split("\n")
    .slice(1);

const sum = (list) => list.reduce((total, folder) => total + bytesIn(folder), 0) / MB;

const bytesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules")
    .reduce((total, entry) => {
      const path = join(folder, entry.name);
      return total + (entry.isDirectory() ? bytesIn(path) : statSync(path).size);
    }, 0);

function installScripts(folder) {
  const { name, scripts = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return INSTALL_SCRIPTS.filter((script) => script in scripts).map((script) => `${name} ${script}`);
}
