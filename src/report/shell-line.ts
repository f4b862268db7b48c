/** Words as a POSIX shell takes them apart again. */
export const shellLine = (words: readonly string[]): string =>
  words
    .map((word) => (/^[\w.,:=@%+/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(" ");
