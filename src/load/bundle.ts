import { existsSync, readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { refusal } from "../errors.js";
import type { Knowledge } from "../model/knowledge.js";
import { packageFile } from "../package-file.js";
import { VERSION } from "../version.js";

/** The checked knowledge as the build writes it: a header line, then one line of JSON for each part of it. */
export const BUNDLE_PATH = packageFile("dist/knowledge.json");

/** Where the build puts the JSON Schema of a file, for an editor. */
export const schemaPath = (name: string): string => packageFile(`dist/schemas/${name}.schema.json`);

interface Header {
  bundle: 2;
  version: string;
  /** in the order of their lines; `length` is in bytes, without the line break */
  parts: { name: keyof Knowledge; length: number; crc32: number }[];
}

export function bundleText(knowledge: Knowledge): string {
  const { figures } = knowledge;
  const entries = [
    ...Object.entries(knowledge),
    ...(figures === undefined ? [] : [["figures", figures] as const]),
  ];
  const lines = entries.map(([name, part]) => ({ name, line: asciiJson(part) }));
  const parts = lines.map(({ name, line }) => ({ name, length: line.length, crc32: crc32(line) }));
  const header = JSON.stringify({ bundle: 2, version: VERSION, parts });
  return `${[header, ...lines.map(({ line }) => line)].join("\n")}\n`;
}

/** JSON in which a byte is a character: it is cut without being decoded, and parsed faster. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/**
 * Reads the bundle back. A part is parsed, and compared with its checksum, where it is first asked for: few commands
 * need all of them. A copy that keeps this is made by `withParts`.
 * @throws ProblemError `stale-bundle` where it is missing, of another version, cut short or, later, damaged in a part
 */
export function readBundle(path: string = BUNDLE_PATH): Knowledge {
  if (!existsSync(path)) throw stale(`The knowledge bundle is missing at ${path}.`);
  const bytes = readFileSync(path);
  const header = headerOf(bytes);
  let start = bytes.indexOf("\n") + 1;
  const knowledge = {};
  for (const { name, length, crc32: sum } of header.parts) {
    const line = bytes.subarray(start, start + length);
    start += length + 1;
    Object.defineProperty(knowledge, name, partOnFirstUse(line, sum, name !== "figures"));
  }
  if (bytes.length !== start) throw stale("The knowledge bundle is not as long as its header says.");
  return knowledge as Knowledge;
}

/** @param enumerable whether a copy has it too */
function partOnFirstUse(line: Buffer, sum: number, enumerable: boolean): PropertyDescriptor {
  let part: unknown;
  const get = () => {
    part ??= checkedPart(line, sum);
    return part;
  };
  return { get, enumerable, configurable: true };
}

function checkedPart(line: Buffer, sum: number): unknown {
  if (crc32(line) !== sum) throw stale("The knowledge bundle does not match its checksum.");
  return JSON.parse(line.toString("latin1"));
}

const stale = (message: string) => refusal("stale-bundle", message);

function headerOf(bytes: Buffer): Header {
  const header = parsedHeader(bytes.toString("latin1", 0, Math.max(0, bytes.indexOf("\n"))));
  if (header?.bundle !== 2) throw stale("The knowledge bundle does not begin with its header.");
  if (header.version !== VERSION) {
    throw stale(`The knowledge bundle is of version ${header.version}, the tool of version ${VERSION}.`);
  }
  return header;
}

function parsedHeader(line: string): Header | null {
  try {
    return JSON.parse(line) as Header;
  } catch {
    return null;
  }
}
