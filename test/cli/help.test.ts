import stringWidth from "string-width";
import { expect, it } from "vitest";
import { cli, words } from "./run-cli.js";

/** Every command that the help of a command lists, and theirs. */
async function commandsBelow(path: string): Promise<string[]> {
  const { stdout } = await cli([...words(path), "--help"]);
  const [, listed = ""] = stdout.split(/^Options:/m);
  const isParent = stdout.startsWith("Usage") && /^Usage: .*\[command\]/.test(stdout);
  const names = isParent ? [...listed.matchAll(/^ {2}([a-z][a-z-]*) {2,}/gm)].map(([, name]) => name!) : [];
  const below = names.filter((name) => name !== "help").map((name) => `${path} ${name}`.trim());
  return [path, ...(await Promise.all(below.map(commandsBelow))).flat()];
}
const COMMANDS = await commandsBelow("");

it("walks every command, and those of rules", () => {
  expect(COMMANDS).toEqual(expect.arrayContaining(["", "recommend", "completion", "rules diff"]));
  expect(COMMANDS.length).toBeGreaterThanOrEqual(25);
});

it.each(COMMANDS)("the help of %j fits 80 columns, is in groups, and has two examples", async (command) => {
  const { status, stdout } = await cli([...words(command), "--help"], { columns: 200 });
  expect(status).toBe(0);
  expect(stdout.split("\n").filter((line) => stringWidth(line) > 80)).toEqual([]);
  expect(stdout.match(/^ {2}\$ .*binder-advise/gm)!.length).toBeGreaterThanOrEqual(2);
  expect(stdout).not.toMatch(/choices:|default:|undefined/);
  const longest = stdout.split("\n\n").map((group) => group.match(/^ {2}(-|[a-z])/gm)?.length ?? 0);
  expect(Math.max(...longest)).toBeLessThanOrEqual(10);
});
