import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** @throws Error where files differ; they may be larger than memory */
export async function refuseDifferentBytes(first, ...others) {
  const expected = await digest(first);
  for (const other of others)
    if ((await digest(other)) !== expected) throw new Error(`${other} holds other bytes than ${first}.`);
}

async function digest(path) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}
