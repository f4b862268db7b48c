import { join } from "node:path";

/** The path of a file of the package. Sources and what is built of them both stand one folder below its root. */
export const packageFile = (name: string): string => join(import.meta.dirname, "..", name);
