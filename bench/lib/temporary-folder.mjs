import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Hands a new folder to `use` and removes it when that has ended, however it ends. */
export async function withFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), "binder-advise-bench-"));
  try {
    return await use((name) => join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
