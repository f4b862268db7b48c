import { fileURLToPath } from "node:url";

/** The path of a file of the package. Sources and what is built of them both stand one folder below its root. */
export const packageFile = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
