import type { Reference, Source } from "../model/reference.js";

export interface ReferenceText {
  citation: string;
  doi: string | null;
}

/** One line for the list below an answer: authors, title, journal volume (year) pages. */
export function referenceText(record: Reference | Source): ReferenceText {
  return "citation" in record
    ? { citation: record.citation, doi: record.doi }
    : { citation: articleLine(record), doi: record.doi };
}

function articleLine(reference: Reference): string {
  const { title, journal, volume, year, pages } = reference;
  const issue = [journal, volume].filter(Boolean).join(" ");
  const when = year === null ? "" : `(${year})`;
  const place = [issue, when, pages].filter(Boolean).join(" ");
  return [shortAuthors(reference.authors), title, place].filter(Boolean).join(", ");
}

/** Up to two authors by name, more by the first and "et al." */
function shortAuthors(authors: readonly string[]): string {
  if (authors.length <= 2) return authors.join(" and ");
  return `${authors[0]} et al.`;
}
