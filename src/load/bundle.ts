import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { ProblemError } from "../errors.js";
import type { Knowledge } from "../model/knowledge.js";
import { packageFile } from "../package-file.js";
import { VERSION } from "../version.js";

/** The checked knowledge as the build writes it: one header line, then the knowledge as JSON. */
export const BUNDLE_PATH = packageFile("dist/knowledge.json");

/** Where the build puts the JSON Schema of a file, for an editor. */
export const schemaPath = (name: string): string => packageFile(`dist/schemas/${name}.schema.json`);

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

export function bundleText(knowledge: Knowledge): string {
  const body = JSON.stringify(knowledge);
  return `${JSON.stringify({ bundle: 1, version: VERSION, sha256: digest(body) })}\n${body}`;
}

/**
 * Reads the bundle back.
 * @throws ProblemError `stale-bundle` where it is missing, of another version or damaged
 */
export function readBundle(path: string = BUNDLE_PATH): Knowledge {
  if (!existsSync(path)) throw stale(`The knowledge bundle is missing at ${path}.`);
  const text = readFileSync(path, "utf8");
  const end = text.indexOf("\n");
  const header = headerOf(text.slice(0, end));
  const body = text.slice(end + 1);
  if (header === null) throw stale("The knowledge bundle does not begin with its header.");
  if (header.version !== VERSION) {
    throw stale(`The knowledge bundle is of version ${header.version}, the tool of version ${VERSION}.`);
  }
  if (header.sha256 !== digest(body)) throw stale("The knowledge bundle does not match its checksum.");
  return JSON.parse(body) as Knowledge;
}

const stale = (message: string): ProblemError =>
  new ProblemError([{ code: "stale-bundle", message, place: null }]);

function headerOf(line: string): { version: string; sha256: string } | null {
  try {
    const header = JSON.parse(line) as { bundle?: unknown; version: string; sha256: string };
    return header.bundle === 1 ? header : null;
  } catch {
    return null;
  }
}
