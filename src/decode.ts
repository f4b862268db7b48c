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

/** Why bytes are no text, and where; both count from 1. */
export interface NoText {
  why: string;
  line: number;
  column: number;
}

/** The text of bytes, or why they are none. A byte order mark is left out. */
export function decoded(bytes: Uint8Array): { text: string } | NoText {
  const why = wrongEncoding(bytes);
  if (why !== null) return { why, line: 1, column: 1 };
  if (!isUtf8(bytes)) {
    const fault = firstFault(bytes);
    return { why: `byte ${fault + 1} is not UTF-8`, ...placeOf(bytes, fault) };
  }
  const { buffer, byteOffset, byteLength } = bytes.subarray(markLength(bytes));
  return { text: Buffer.from(buffer, byteOffset, byteLength).toString("utf8") };
}

function placeOf(bytes: Uint8Array, offset: number): { line: number; column: number } {
  const before = Buffer.from(bytes.subarray(markLength(bytes), offset))
    .toString("utf8")
    .split("\n");
  return { line: before.length, column: 1 + before[before.length - 1]!.length };
}

/** Offset of the first byte that is not UTF-8: a reader puts U+FFFD there, where the bytes are not those of U+FFFD itself. */
function firstFault(bytes: Uint8Array): number {
  let offset = 0;
  for (const piece of Buffer.from(bytes).toString("utf8").split("\ufffd")) {
    offset += Buffer.byteLength(piece);
    if (!REPLACEMENT.every((byte, index) => bytes[offset + index] === byte)) break;
    offset += REPLACEMENT.length;
  }
  return offset;
}

/** U+FFFD */
const REPLACEMENT = [0xef, 0xbf, 0xbd];
