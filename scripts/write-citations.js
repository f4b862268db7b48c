// Part of the build: every reference in four citation formats, made by citation-js, so that none is needed at run time.
import { writeFileSync } from "node:fs";
import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";
import { readBundle } from "../src/load/bundle.js";
import { CITATIONS_PATH } from "../src/load/citations.js";

const { references, sources } = readBundle();
plugins.config.get("@bibtex").format.useIdAsLabel = true;

/** `C.-B.M. Kweon` → given `C.-B.M.`, family `Kweon`; `M. d. Elzen` keeps its particle with the family. */
function author(name) {
  const words = name.split(" ");
  const first = words.findIndex((word) => !word.endsWith(".") || /^\p{Ll}/u.test(word));
  const split = first === -1 ? words.length - 1 : Math.max(1, first);
  return { given: words.slice(0, split).join(" "), family: words.slice(split).join(" ") };
}

const withoutGaps = (fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

const article = (reference) =>
  withoutGaps({
    id: `ref${reference.id}`,
    type: "article-journal",
    author: reference.authors.map(author),
    title: reference.title,
    "container-title": reference.journal,
    volume: reference.volume === null ? null : String(reference.volume ?? "") || null,
    page: reference.pages?.replaceAll("–", "-") ?? null,
    issued: reference.year === null ? null : { "date-parts": [[reference.year]] },
    DOI: reference.doi,
    note: reference.note ?? null,
  });

/** Sources carry one line of text; it is kept as it stands and nothing is read into it. */
const plain = (source) =>
  withoutGaps({ id: source.id, type: "document", title: source.citation, DOI: source.doi, URL: source.url });

function formats(csl, text) {
  const cite = new Cite([csl]);
  return {
    text: text ?? cite.format("bibliography", { format: "text", template: "apa", lang: "en-US" }).trim(),
    bibtex: cite.format("bibtex", { format: "text" }).trim(),
    ris: unfolded(cite.format("ris", { format: "text" }).trim()),
    csl,
  };
}

/** A RIS field stands on one line; the library folds it at 70 columns. */
const unfolded = (ris) => ris.replace(/\n(?![A-Z][A-Z0-9] {2}- )/g, "");

const citations = Object.fromEntries([
  ...references.map((reference) => [String(reference.id), formats(article(reference))]),
  ...sources.map((source) => [source.id, formats(plain(source), source.citation)]),
]);
writeFileSync(CITATIONS_PATH, JSON.stringify(citations));
