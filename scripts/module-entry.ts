import type { Plugin } from "rolldown";

/** Part of the build: an ES module that passes on what an entry exports, for those who import the package. */
export const moduleEntry = (name: string): Plugin => ({
  name: "module-entry",
  generateBundle(_options, output) {
    const entry = Object.values(output).find((file) => file.type === "chunk" && file.name === name);
    if (entry?.type !== "chunk") throw new Error(`There is no entry ${name}.`);
    const source = `export { ${entry.exports.join(", ")} } from "./${entry.fileName}";\n`;
    this.emitFile({ type: "asset", fileName: `${name}.js`, source });
  },
});
