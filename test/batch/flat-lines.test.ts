import fc from "fast-check";
import { expect, it } from "vitest";
import { LineBytes, WORD } from "../../src/batch/flat/line-bytes.js";
import { TextValues } from "../../src/batch/flat/text-values.js";
import { Session } from "../../src/batch/session.js";
import { readBundle } from "../../src/load/bundle.js";

it("a text is found by its bytes, wherever it stands, and understood once", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "é", "\u0000"), maxLength: 9 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60 }), fc.nat({ max: 3 }), (texts, offset) => {
      const understood: string[] = [];
      const values = new TextValues((found) => understood.push(found));
      for (const [index, own] of [...texts, ...texts].entries()) {
        const before = "x".repeat(offset + (index % 4));
        const bytes = Buffer.from(`${before}${own}"rest`);
        const from = before.length;
        const value = values.valueOf(new LineBytes(bytes).words, from, from + Buffer.byteLength(own));
        expect(understood[value - 1]).toBe(own);
      }
      expect(understood).toHaveLength(new Set(texts).size);
    }),
  );
});

it("a text is found by its quote as it is by its end, whatever stands behind the lines", () => {
  const byte = fc.oneof(fc.nat({ max: 0xff }), fc.constant(0x22));
  const some = (maxLength: number) => fc.array(byte, { maxLength });
  fc.assert(
    fc.property(some(40), some(8), fc.nat({ max: 8 }), (bytes, behind, from) => {
      const { buffer } = Uint8Array.from([...bytes, ...behind]);
      const lines = new LineBytes(Buffer.from(buffer, 0, bytes.length));
      let understood = 0;
      const values = new TextValues(() => ++understood);
      const expected = bytes.indexOf(0x22, from);
      const value = values.valueToQuote(lines, from);
      const { end } = values;
      if (end >= 0 && end < bytes.length)
        expect([end, value]).toEqual([expected, values.valueOf(lines.words, from, expected)]);
      // a quote behind the lines is none of theirs; near their end there may be no word left to read
      else expect(expected === -1 || (end === -1 && expected + WORD >= bytes.length)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

const session = () =>
  new Session(readBundle(), {
    detail: "verdict",
    output: "jsonl",
    show: "all",
    failOn: null,
    today: "2026-01-01",
    accept: [],
    baseline: null,
  });

it("a process that names a solvent is held against each solvent beside it", () => {
  const line = (process: string, solvent: string) =>
    JSON.stringify({ component: "cathode", process, binder: "nbr", solvent });
  const text = [
    line("nmp", "NMP"),
    line("nmp", "toluene"),
    line(" NMP ", "anisole"),
    line("wet", "toluene"),
  ].join("\n");
  const task = { file: "f", line: 1, heading: null, bytes: new Uint8Array(Buffer.from(text)) };
  const { counts } = session().lines({ ...task, room: new Uint8Array(0) });
  expect([counts.formulations, counts.broken]).toEqual([2, 2]);
});

it("what stands in a buffer behind the lines is never read as theirs", () => {
  const line = '{"name":"a","component":"cathode","process":"wet","binder":"nbr","solvent":"toluene"}';
  const whole = Buffer.from(`${line}\n${line.replace('"a"', '"é"')}\n${line}`);
  const [exact, roomy] = [session(), session()];
  const task = { file: "f", line: 1, heading: null };
  for (let length = 0; length <= whole.length; length++) {
    const alone = new Uint8Array(whole.subarray(0, length));
    // as a buffer that held more before
    const before = new Uint8Array(whole).subarray(0, length);
    const [one, other] = [
      exact.lines({ ...task, bytes: alone, room: new Uint8Array(0) }),
      roomy.lines({ ...task, bytes: before, room: new Uint8Array(2000) }),
    ];
    expect(Buffer.from(one.written).toString()).toBe(Buffer.from(other.written).toString());
    expect(one.counts).toEqual(other.counts);
  }
}, 60_000);
