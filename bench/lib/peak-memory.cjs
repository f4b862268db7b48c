// Loaded before a command: writes its peak memory, in kilobytes, to file descriptor 3 when it ends.
const { isMainThread } = require("node:worker_threads");
const { writeSync } = require("node:fs");

if (isMainThread) process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));
