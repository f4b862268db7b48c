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

  /** Whether what ends here can be read in words. */
  hasWordsTo(end: number): boolean {
    return end + WORD <= this.limit;
  }

  /** Where the byte stands next that `repeated` is made of; -1 where the words end before. */
  next(repeated: number, from: number): number {
    const { words } = this;
    for (let at = from, last = this.limit - WORD; at <= last; at += WORD) {
      const differs = words.getInt32(at, true) ^ repeated;
      // the lowest bit that is set is in the first byte that does not differ
      const found = (differs - 0x01010101) & ~differs & 0x80808080;
      if (found !== 0) return at + ((31 - Math.clz32(found & -found)) >> 3);
    }
    return -1;
  }
}

/** The last bytes before `to`, fewer than a word, as one that is filled with zeros. */
export const partOfWord = (words: DataView, from: number, to: number): number =>
  from === to ? 0 : words.getInt32(from, true) & ((1 << (8 * (to - from))) - 1);
