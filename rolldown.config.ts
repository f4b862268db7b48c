import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "rolldown";
import { asciiOutput } from "./scripts/ascii-output.js";
import { moduleEntry } from "./scripts/module-entry.js";
import { thirdPartyLicences } from "./scripts/third-party-licences.js";

/** Libraries that most starts need: taken into the output, as finding and reading their files costs more than running them. */
const TAKEN_IN = [
  "chalk",
  "cli-table3",
  "commander",
  "fastest-levenshtein",
  "js-quantities",
  "jsonc-parser",
  "pure-rand",
  "fast-string-width",
  "tinyglobby",
  "fast-wrap-ansi",
  "yaml",
  "zod",
];
const { dependencies, optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const leftOut = Object.keys({ ...dependencies, ...optionalDependencies }).filter(
  (name) => !TAKEN_IN.includes(name),
);

/** Commander starts commands that are programs of their own; we have none, and the module takes long to load. */
const NOT_NEEDED = { "node:child_process": fileURLToPath(new URL("scripts/nothing.ts", import.meta.url)) };

/** What several commands load goes in few files; what one command needs alone stays with it, and loads with it. */
const SHARED = [
  // a start that only asks for the version loads nothing else; problems and paths are for all, in the tool and in the library
  { name: "version", test: /src\/(version|errors|package-file)\.ts|rolldown\/runtime/ },
  { name: "compiled-code", test: /src\/cli\/(compiled-code|optimise-later)\.ts/ },
  {
    name: "command-line",
    test: /src\/cli\/(main|named-command|options|query-options|structures|io|deliver|commands\/recommend)\.ts|node_modules\/commander\//,
  },
  {
    name: "judging",
    test: /src\/(answer\/advise|facts\/resolve-query|check\/load-knowledge|load\/bundle)\.ts/,
  },
  { name: "judging", test: /src\/(answer|judging|engine|facts|solubility|formulas)\//, minShareCount: 4 },
  { name: "text", test: /src\/report\/(table|certainty)\.ts/ },
  {
    name: "text",
    test: /src\/report\/(foot|phrases|rows|ruled-table|section|text-width|wrap)\.ts|node_modules\/(cli-table3|fast-[a-z-]+)\//,
    minShareCount: 2,
  },
];

const names = { entryFileNames: "[name].js", chunkFileNames: "[name].js" };

/** The tool, and the scripts around it. Both stand one folder below the root, as the sources do: paths to files hold. */
export default defineConfig([
  {
    input: { start: "src/cli/start.ts", index: "src/index.ts", worker: "src/cli/start-worker.ts" },
    platform: "node",
    // a library's ES modules, where it has both: wrappers that ask for a file at run time would not find it
    resolve: { mainFields: ["module", "main"], alias: NOT_NEEDED },
    external: new RegExp(`^(node:(?!child_process)|(${leftOut.join("|")})(/|$))`),
    output: {
      dir: "dist",
      cleanDir: true,
      // its files are read one by one as they are needed, which starts sooner than a graph of ES modules
      format: "cjs",
      entryFileNames: "[name].cjs",
      chunkFileNames: "[name].cjs",
      codeSplitting: { groups: SHARED },
      comments: { legal: false, jsdoc: false, annotation: false },
    },
    plugins: [thirdPartyLicences("third-party-licences.txt"), moduleEntry("index"), asciiOutput()],
  },
  {
    input: [
      "scripts/write-bundle.ts",
      "scripts/write-citations.js",
      "scripts/write-pages.js",
      "scripts/fit-solubility.js",
    ],
    platform: "node",
    external: /^[^./]/,
    output: { dir: "build", cleanDir: true, ...names },
  },
]);
