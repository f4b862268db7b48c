import fc from "fast-check";
import { expect, it } from "vitest";
import { cli } from "./run-cli.js";

const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "",
    " ",
    "-",
    "--",
    "__proto__",
    "constructor",
    "\u001b[31m",
    "a+b",
    "+",
    "toluene+",
    "1e309",
    "-0",
    "0x10",
    "٣",
    "NaN",
  ),
);
const option = fc.constantFrom(
  "--component",
  "--process",
  "--anode",
  "--anode-class",
  "--stack-pressure",
  "--pressure",
  "--cell",
  "--aim",
  "--solid-electrolyte",
  "--cathode-potential",
  "--temperature",
  "--solvent-polarity",
  "--binder",
  "--solvent",
  "--scaffold",
  "--exclude-binder",
  "--exclude-solvent",
  "--top",
  "--format",
  "--color",
);

it("whatever is typed ends with 0, 1 or 2, never with a stack", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(option, nasty), { maxLength: 3 }), async (pairs) => {
      const words = [
        "--component",
        "cathode",
        "--process",
        "dry",
        ...pairs.flatMap(([name, value]) => [`${name}=${value}`]),
      ];
      const { status, stderr } = await cli(words);
      expect(stderr).not.toMatch(/This is a bug/);
      expect([0, 1, 2]).toContain(status);
    }),
    { numRuns: 150 },
  );
}, 120_000);

it.each([
  ["show", "binder"],
  ["show", "rule"],
  ["show", "claim"],
  ["cite"],
  ["explain"],
  ["list"],
  ["schema"],
  ["rules", "new"],
])(
  "%s of any name never ends with a stack",
  async (...command) => {
    await fc.assert(
      fc.asyncProperty(nasty, async (name) => {
        const { status, stderr } = await cli([...command.filter(Boolean), "--", name]);
        expect(stderr).not.toMatch(/This is a bug/);
        expect([0, 1, 2]).toContain(status);
      }),
      { numRuns: 40 },
    );
  },
  120_000,
);
