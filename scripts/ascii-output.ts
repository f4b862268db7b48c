import type { Plugin } from "rolldown";

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Part of the build: what is no ASCII is escaped, as a source in which a byte is a character is read faster. */
export const asciiOutput = (): Plugin => ({
  name: "ascii-output",
  generateBundle(_options, output) {
    for (const file of Object.values(output))
      if (file.type === "chunk") file.code = file.code.replace(/[^\0-\x7f]/g, escaped);
  },
});
