import fc from "fast-check";
import { expect, it } from "vitest";
import { CodeTuples } from "../../src/engine/code-tuples.js";

const WIDTH = 3;
const tuple = fc.tuple(fc.integer(), fc.integer({ min: -2, max: 2 }), fc.integer({ min: 0, max: 3 }));

it("what was added to a tuple is found by it, however many there are, until all is cleared", () => {
  fc.assert(
    fc.property(fc.array(tuple, { minLength: 1, maxLength: 300 }), (list) => {
      const tuples = new CodeTuples<string>(WIDTH);
      const plain = new Map<string, string>();
      for (const codes of list) {
        const key = codes.join(" ");
        const known = tuples.get(Int32Array.from(codes));
        expect(known).toBe(plain.get(key));
        if (known === undefined) tuples.add(Int32Array.from(codes), key);
        plain.set(key, key);
      }
      expect(tuples.size).toBe(plain.size);
      for (const codes of list) expect(tuples.get(Int32Array.from(codes))).toBe(codes.join(" "));
      tuples.clear();
      expect(tuples.get(Int32Array.from(list[0]!))).toBeUndefined();
    }),
  );
});
