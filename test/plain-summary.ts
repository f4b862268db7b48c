import type { Reporter, TestModule } from "vitest/node";

/** Closes a run with one plain line: N passed, N failed, N skipped. */
export default class PlainSummary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const broken = modules.filter(
      (module) => !module.ok() && [...module.children.allTests("failed")].length === 0,
    ).length;
    const count = (state: string): number => tests.filter((result) => result === state).length;
    const line = `${count("passed")} passed, ${count("failed") + broken + errors.length} failed, ${count("skipped")} skipped`;
    process.on("exit", () => process.stdout.write(`${line}\n`));
  }
}
