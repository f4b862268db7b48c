import fc from "fast-check";
import stringWidth from "string-width";
import { expect, it } from "vitest";
import { ONE_COLUMN } from "../../scripts/lean-text-width.js";

const oneColumn = new RegExp(`^[${ONE_COLUMN}]$`);
const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
  (character) => oneColumn.test(character),
);

it("a character that the build measures without tables takes one column", () => {
  expect(characters.length).toBeGreaterThan(500);
  expect(characters.filter((character) => stringWidth(character) !== 1)).toEqual([]);
});

it("and keeps it beside any other of them", () => {
  const text = fc.array(fc.constantFrom(...characters), { maxLength: 30 }).map((letters) => letters.join(""));
  fc.assert(fc.property(text, (some) => stringWidth(some) === some.length));
});
