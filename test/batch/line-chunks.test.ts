import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { BufferPool } from "../../src/batch/buffer-pool.js";
import { lineChunks, streamSource } from "../../src/batch/line-chunks.js";
import { eachRecordEnd, lastRecordEnd } from "../../src/batch/record-ends.js";

const COMMA = ",".charCodeAt(0);
const cell = fc.stringMatching(/^[ab",\n\r ]{0,6}$/);

/** A CSV text as a spreadsheet writes it. */
const csvText = fc
  .array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 })
  .map((rows) =>
    rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")).join("\n"),
  );

it("records of CSV end where a CSV library ends them", () => {
  fc.assert(
    fc.property(csvText, (text) => {
      const bytes = Buffer.from(`${text}\n`);
      const ends: number[] = [];
      eachRecordEnd(bytes, { format: "csv", delimiter: COMMA }, (end) => {
        ends.push(end);
        return undefined;
      });
      const rows = parse(bytes, { relax_column_count: true, skip_empty_lines: false }) as string[][];
      expect(ends).toHaveLength(rows.length);
      expect(ends.at(-1)).toBe(bytes.length);
      expect(lastRecordEnd(bytes, { format: "csv", delimiter: COMMA })).toBe(bytes.length);
    }),
  );
});

it("a quote in the middle of an unquoted cell opens nothing", () => {
  const bytes = Buffer.from('a"b,c\nd,e\n');
  expect(lastRecordEnd(bytes, { format: "csv", delimiter: COMMA })).toBe(10);
});

it("chunks put together are the file, and know the number of their first line", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({ unit: "grapheme-ascii", maxLength: 30 }).map((text) => text.replace(/[\r\n]/g, "")),
        {
          minLength: 1,
          maxLength: 40,
        },
      ),
      fc.integer({ min: 1, max: 50 }),
      fc.boolean(),
      async (lines, size, hasEnd) => {
        const bytes = Buffer.from(lines.join("\n") + (hasEnd ? "\n" : ""));
        const pieces = async function* () {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
        };
        const source = streamSource(Buffer.alloc(0), pieces());
        let joined = Buffer.alloc(0);
        let next = 1;
        const grammar = { format: "ndjson", delimiter: 0 } as const;
        for await (const chunk of lineChunks(
          source,
          { offset: 0, line: 1 },
          grammar,
          new BufferPool(1 << 20),
        )) {
          expect(chunk.line).toBe(next);
          next = chunk.next.line;
          joined = Buffer.concat([joined, chunk.bytes]);
        }
        expect(joined.equals(bytes)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
