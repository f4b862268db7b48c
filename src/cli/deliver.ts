import { existsSync } from "node:fs";
import { refusal, unwritable } from "../errors.js";
import type { Io } from "./io.js";

/** Puts an answer where it was asked for: standard output, or a file that is whole or not there at all. */
export async function deliver(text: string, output: string | undefined, io: Io): Promise<void> {
  if (output === undefined) {
    io.stdout(text);
    return;
  }
  const { writeWhole } = await import("./whole-file.js");
  try {
    await writeWhole(output, text);
  } catch (error) {
    throw unwritable(output, error as Error);
  }
}

/** For what a user goes on writing by hand. @throws ProblemError `usage` where there is something under this name */
export function refuseExisting(output: string | undefined): void {
  if (output === undefined || !existsSync(output)) return;
  throw refusal(
    "usage",
    `${output} exists already and was left alone.`,
    "Name a file that is not there yet.",
  );
}
