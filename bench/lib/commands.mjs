import { fileURLToPath } from "node:url";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** A start of the product as a user's shell makes it. */
export const product = (...words) => [path("../../bin/binder-advise.js"), ...words];

export const bareNode = ["-e", "0"];

/** A script of this folder. */
export const script = (name, ...words) => [path(`../${name}`), ...words];
