import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "rolldown";

/** Part of the build: the licence text of every library whose code was taken into the output, in one file beside it. */
export const thirdPartyLicences = (fileName: string): Plugin => ({
  name: "third-party-licences",
  generateBundle(_options, output) {
    const modules = Object.values(output).flatMap((file) => (file.type === "chunk" ? file.moduleIds : []));
    const source = [...new Set(modules.flatMap(packageOf))]
      .sort()
      .map(licenceOf)
      .join(`\n${"-".repeat(80)}\n\n`);
    this.emitFile({ type: "asset", fileName, source });
  },
});

const packageOf = (moduleId: string): string[] => {
  const found = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(moduleId);
  return found && existsSync(join(found[0], "package.json")) ? [found[0]] : [];
};

/** A library without a licence text stops the build: its code may not be passed on. */
function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence text.`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
