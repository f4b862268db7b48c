import { refusal } from "../errors.js";
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
    const message = `${output} cannot be written: ${(error as Error).message}.`;
    throw refusal("unwritable-file", message);
  }
}
