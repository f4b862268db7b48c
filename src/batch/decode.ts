import { isUtf8 } from "node:buffer";

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** How many bytes of a byte order mark to leave out: 3 or none. */
export const markLength = (bytes: Uint8Array): number =>
  UTF8_MARK.every((byte, index) => bytes[index] === byte) ? UTF8_MARK.length : 0;

/** Why the bytes a file begins with are not UTF-8 text; null where they may be. */
export function wrongEncoding(start: Uint8Array): string | null {
  if (start[0] === 0xff && start[1] === 0xfe) return "it is UTF-16 text (little endian)";
  if (start[0] === 0xfe && start[1] === 0xff) return "it is UTF-16 text (big endian)";
  const zeros = [start[0], start[1]].filter((byte) => byte === 0).length;
  return start.length > 3 && zeros === 1 ? "it looks like UTF-16 text without a mark" : null;
}

/** The text of bytes, or why they are none. A byte order mark is left out. */
export function decoded(bytes: Uint8Array): { text: string } | { why: string } {
  const why = wrongEncoding(bytes);
  if (why !== null) return { why };
  if (!isUtf8(bytes)) return { why: `byte ${firstFault(bytes) + 1} is not UTF-8` };
  const { buffer, byteOffset, byteLength } = bytes.subarray(markLength(bytes));
  return { text: Buffer.from(buffer, byteOffset, byteLength).toString("utf8") };
}

/** Offset of the first byte that is not UTF-8, by halving. */
function firstFault(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isPrefixOfUtf8(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** UTF-8, but for a character that is cut at the end. */
const isPrefixOfUtf8 = (bytes: Uint8Array): boolean =>
  [0, 1, 2, 3].some((cut) => bytes.length >= cut && isUtf8(bytes.subarray(0, bytes.length - cut)));
