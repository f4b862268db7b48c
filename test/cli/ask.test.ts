import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { askedArguments, type Prompt } from "../../src/cli/ask.js";
import { shellLine } from "../../src/report/shell-line.js";
import { cli } from "./run-cli.js";

const bin = fileURLToPath(new URL("../../bin/binder-advise.js", import.meta.url));

/** Answers questions in turn, each only with a word that it offers. */
const answering = (...words: string[]): Prompt => {
  const left = [...words];
  return async (_, choices) => {
    const word = left.shift();
    const choice = choices.find(([offered]) => offered === word);
    if (!choice) throw new Error(`${word} is not offered`);
    return choice[0];
  };
};

describe("what was answered becomes the arguments", () => {
  it.each<[string[], string]>([
    [["cathode", "dry", "balanced", ""], "--component cathode --process dry"],
    [
      ["anode", "silicon-graphite", "wet", "cycle-life", "low"],
      "--component anode --process wet --anode silicon-graphite --aim cycle-life --pressure low",
    ],
    [["sheet", "", "scaffold", "balanced", ""], "--component sheet --process scaffold"],
    [
      ["anode", "lithium-metal", "wet", "balanced", "high"],
      "--component anode --process wet --anode lithium-metal --pressure high",
    ],
  ])("%j", async (answers, line) => {
    const argv = await askedArguments(answering(...answers));
    expect(shellLine(argv!)).toBe(line);
    const { status, stderr } = await cli([...argv!, "--quiet"]);
    expect([stderr, status]).toEqual(["", 0]);
  });
  it("offers no scaffold but for a sheet, and no dry lithium foil", async () => {
    await expect(askedArguments(answering("cathode", "scaffold"))).rejects.toThrow("not offered");
    await expect(askedArguments(answering("anode", "lithium-metal", "dry"))).rejects.toThrow("not offered");
  });
});

it("a line is quoted where a shell would take it apart", () => {
  expect(shellLine(["a", "1,6-dichlorohexane", "it's", "[*]CC"])).toBe(
    "a 1,6-dichlorohexane 'it'\\''s' '[*]CC'",
  );
});

/** Waits for each text on a pseudo terminal and types what follows it; prints what was seen, then the exit status. */
const DRIVER = `
import json, os, pty, select, struct, sys, fcntl, termios
argv, steps = json.loads(sys.argv[1]), json.loads(sys.argv[2])
pid, terminal = pty.fork()
if pid == 0:
    os.environ.update(TERM="xterm", NO_COLOR="1")
    os.execvp(argv[0], argv)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
seen, looked = b"", 0
def more():
    global seen
    if not select.select([terminal], [], [], 15)[0]: raise SystemExit("nothing more came after: " + seen.decode())
    try: part = os.read(terminal, 65536)
    except OSError: part = b""
    seen += part
    return part != b""
for text, keys in steps:
    while text.encode() not in seen[looked:] and more(): pass
    looked = len(seen)
    os.write(terminal, keys.encode())
while more(): pass
print(json.dumps([seen.decode(), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])]))
`;
function onTerminal(steps: [string, string][]): [seen: string, status: number] {
  const line = JSON.stringify([process.execPath, bin]);
  const { stdout, stderr } = spawnSync("python3", ["-c", DRIVER, line, JSON.stringify(steps)], {
    encoding: "utf8",
  });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}
const hasTerminal = spawnSync("python3", ["-c", "import pty, termios"]).status === 0;
const [ENTER, DOWN, INTERRUPT] = ["\r", "\u001b[B", "\u0003"];

describe.skipIf(!hasTerminal)("alone on a terminal", () => {
  it("asks, answers, and prints the line that it ran", () => {
    const [seen, status] = onTerminal([
      ["Which layer?", ENTER],
      ["How is it made?", ENTER],
      ["What matters most?", `${DOWN}${DOWN}${ENTER}`],
      ["How hard", ENTER],
    ]);
    expect(seen).toMatch(/candidates for a dry cathode/);
    expect(seen.trimEnd()).toMatch(
      /binder-advise --component cathode --process dry --aim rate-capability --top 3$/,
    );
    expect(status).toBe(0);
  });
  it("interrupted, it ends with 130 and no stack", () => {
    const [seen, status] = onTerminal([
      ["Which layer?", ENTER],
      ["How is it made?", INTERRUPT],
    ]);
    expect(status).toBe(130);
    expect(seen).not.toMatch(/Error|\bat .*:\d+:\d+|bug/);
  });
});
