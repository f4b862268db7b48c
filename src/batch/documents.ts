import type { Place, Problem } from "../errors.js";
import type { RawRecord } from "../formulation/raw-record.js";
import { parseYamlDocuments } from "../load/yaml-file.js";
import { excerptAt } from "../load/yaml-text.js";
import { readJson } from "./json-text.js";

/** A record of a file, or what keeps it from being one. */
export type Read = { record: RawRecord } | { problems: Problem[] };

/** The formulations of a whole file: one, a list of them, or several YAML documents. */
export function readDocuments(text: string, file: string, format: "yaml" | "json"): Read[] {
  if (format === "json") {
    const read = readJson(text, file);
    return "record" in read ? recordsIn(read.record, file) : [read];
  }
  const documents = parseYamlDocuments(text, file);
  if (documents.length === 0) return [empty(file, text)];
  return documents.flatMap((document): Read[] => {
    if (document.yaml === null) return [{ problems: document.problems }];
    const { yaml } = document;
    if (yaml.value === null || yaml.value === undefined)
      return documents.length === 1 ? [empty(file, text)] : [];
    return recordsIn({ ...yaml, excerpt: (place) => excerptAt(text, place).excerpt }, file);
  });
}

function empty(file: string, text: string): Read {
  const place: Place = { file, line: 1, column: 1 };
  const message = text.trim() === "" ? `${file} is empty.` : `${file} holds nothing but comments.`;
  return { problems: [{ code: "no-input", message, place }] };
}

/** Each of a list is a record of its own. */
function recordsIn(record: RawRecord, file: string): Read[] {
  if (!Array.isArray(record.value)) return [{ record }];
  if (record.value.length === 0) {
    const problem: Problem = {
      code: "no-input",
      message: `${file} holds an empty list.`,
      place: record.place([]),
    };
    return [{ problems: [problem] }];
  }
  return record.value.map((value, index) => ({
    record: {
      ...record,
      value,
      place: (path, ofKey) => record.place([index, ...path], ofKey),
      written: (path) => record.written?.([index, ...path]),
    },
  }));
}
