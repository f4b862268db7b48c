const DELIMITERS = [",", ";", "\t"];

/** What parts the columns of a CSV file: the one that its heading holds most of. */
export function delimiterOf(heading: string): string {
  const counts = DELIMITERS.map((delimiter) => heading.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}
