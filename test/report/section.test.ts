import { expect, it } from "vitest";
import { referenceLine } from "../../src/report/section.js";

it.each([
  ["A., B., J. 1 (1976) 225", null, "[1] A., B., J. 1 (1976) 225"],
  ["A., B., J. 1 (1976) 225", "10.1/x", "[1] A., B., J. 1 (1976) 225. https://doi.org/10.1/x"],
  ["A., B., J. 1. Opened.", "10.1/x", "[1] A., B., J. 1. Opened. https://doi.org/10.1/x"],
])("a reference %s with DOI %s ends its citation once", (citation, doi, line) => {
  expect(referenceLine({ id: "1", citation, doi })).toBe(line);
});
