export const DELIMITERS = [",", ";", "\t"];

/** A cell in quotes, and what stands before it. */
const QUOTED = /(^|[,;\t])"(?:[^"]|"")*"/g;

/** What parts the columns of a CSV file: the one that its heading holds most of, outside quotes. */
export function delimiterOf(heading: string): string {
  const plain = heading.replace(QUOTED, "$1");
  const counts = DELIMITERS.map((delimiter) => plain.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}
