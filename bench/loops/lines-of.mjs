// The quickest plain way to the lines of a file: large blocks, cut at line ends.
import { closeSync, openSync, readSync } from "node:fs";

const A_READ = 1 << 18;

/** Calls `onLine` with each line but empty ones. */
export function eachLine(path, onLine) {
  const file = openSync(path, "r");
  let block = Buffer.allocUnsafe(A_READ);
  let held = 0;
  for (;;) {
    if (held === block.length) block = Buffer.concat([block], 2 * block.length);
    const count = readSync(file, block, held, block.length - held, null);
    const end = count === 0 ? held : held + count;
    const cut = count === 0 ? end : block.lastIndexOf(10, end - 1) + 1;
    cutUp(block.toString("utf8", 0, cut), onLine);
    block.copy(block, 0, cut, end);
    held = end - cut;
    if (count === 0) break;
  }
  closeSync(file);
}

function cutUp(text, onLine) {
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    if (end > start) onLine(text.slice(start, end));
    start = end + 1;
  }
}
