/** Bytes that are read at a time where what they say does not matter one by one. */
export const WORD = 4;

/** The bytes of whole lines, read one or four at a time. */
export class LineBytes {
  readonly length: number;
  /** up to here words can be read */
  private readonly limit: number;
  /** goes on behind the lines where there is room, so that their last bytes can be read as words too */
  readonly words: DataView;

  constructor(readonly bytes: Buffer) {
    const { buffer, byteOffset, length } = bytes;
    this.length = length;
    this.limit = Math.min(length + WORD, buffer.byteLength - byteOffset);
    this.words = new DataView(buffer, byteOffset, this.limit);
  }

  /** where the last word begins that can be read */
  get lastWord(): number {
    return this.limit - WORD;
  }

  /** Whether what ends here can be read in words. */
  hasWordsTo(end: number): boolean {
    return end + WORD <= this.limit;
  }
}

/** How many bytes of a word stand before the first that is the one which `repeated` is made of; `WORD` where none is. */
export function bytesBefore(word: number, repeated: number): number {
  const differs = word ^ repeated;
  // the lowest bit that is set is in the first byte that does not differ
  const found = (differs - 0x01010101) & ~differs & 0x80808080;
  return found === 0 ? WORD : (31 - Math.clz32(found & -found)) >> 3;
}

/** The last bytes before `to`, fewer than a word, as one that is filled with zeros. */
export const partOfWord = (words: DataView, from: number, to: number): number =>
  from === to ? 0 : words.getInt32(from, true) & ((1 << (8 * (to - from))) - 1);
