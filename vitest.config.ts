import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // whole grids and millions of bytes take their time on a busy machine
    testTimeout: 90_000,
    reporters: ["default", "./test/plain-summary.ts"],
  },
});
