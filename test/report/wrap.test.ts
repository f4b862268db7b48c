import { Chalk } from "chalk";
import fc from "fast-check";
import fastStringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import stringWidth from "string-width";
import { expect, it } from "vitest";
import { isPlain, textWidth } from "../../src/report/text-width.js";
import { markedWrapped, plainlyWrapped, wrap, wrapCell } from "../../src/report/wrap.js";

const CHARACTERS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
const PLAIN = CHARACTERS.filter(isPlain);

it("a plain character takes one column, stands by itself and is in its normal form", () => {
  expect(PLAIN.length).toBeGreaterThan(1000);
  expect(PLAIN.filter((character) => fastStringWidth(character) !== 1)).toEqual([]);
  expect(PLAIN.filter((character) => stringWidth(character) !== 1)).toEqual([]);
  expect(PLAIN.filter((character) => character.normalize() !== character)).toEqual([]);
  expect(PLAIN.filter((character) => /\s/.test(character))).toEqual([" ", "\u00A0"]);
});

it("wide characters, marks and joined characters are measured by the library", () => {
  for (const text of ["漢字", "\u001b[1mbold\u001b[22m", "e\u0301", "👍🏽", "☂\ufe0f"])
    expect([isPlain(text), textWidth(text)]).toEqual([false, fastStringWidth(text)]);
  expect(textWidth("\u001b[1m漢\u001b[22m\u001b[31m字\u001b[39m")).toBe(4);
});

const word = fc.string({ unit: fc.constantFrom(..."aZ9-–δ≥/,", "漢", "\u001b[1m"), maxLength: 9 });

it("plain text is wrapped as the library wraps it", () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 1, max: 30 }), (words, width) => {
      const text = words.join(" ");
      const plainly = plainlyWrapped(text, width);
      fc.pre(plainly !== null);
      expect(plainly).toBe(wrapAnsi(text, width, { hard: true }));
    }),
  );
});

it("coloured text is wrapped as the library wraps it", () => {
  const chalk = new Chalk({ level: 1 });
  const colours = fc.constantFrom("bold", "dim", "red", "green", "yellow", "cyan", "gray");
  const plain = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(
      colours,
      plain,
      fc.option(plain, { nil: "" }),
      fc.integer({ min: 1, max: 30 }),
      (colour, marked, rest, width) => {
        const text = chalk[colour as "red"](marked) + (rest === "" ? "" : ` ${rest}`);
        const ours = markedWrapped(text, width);
        fc.pre(ours !== null);
        expect(ours).toBe(wrapAnsi(text, width, { hard: true }));
      },
    ),
  );
  expect(markedWrapped(chalk.dim("one two"), 4)).toBe(`${chalk.dim("one")}\n${chalk.dim("two")}`);
  expect(markedWrapped(`${chalk.red("!")} one two`, 5)).toBe(`${chalk.red("!")} one\ntwo`);
});

it("a word too long for its cell is broken after a hyphen, comma or slash first", () => {
  expect(wrapCell("from 1,6-dichlorohexane now", 10)).toBe("from 1,6-\ndichlorohe\nxane now");
});

it("a number stays on the line of its unit, where both fit on one", () => {
  expect(wrap("in so many draws: tpu 99 % (100 %)", 24)).toBe("in so many draws: tpu\n99 % (100 %)");
  expect(wrap("pressed at 300 MPa", 12)).toBe("pressed at\n300 MPa");
  expect(wrap("of it 5–10 wt% or", 12)).toBe("of it\n5–10 wt% or");
  expect(wrap("in 4 % of 7 Voids", 14)).toBe("in 4 % of 7\nVoids");
  expect(wrapCell("300000000 MPa", 10)).toBe("300000000\nMPa");
  expect(wrapCell(new Chalk({ level: 1 }).dim("at 99 %"), 5)).toContain("99 %");
});
