import { useCompiledCode } from "./compiled-code.js";

/** Starts a thread that judges lines. */
useCompiledCode();
void import("../batch/worker.js");
