import type { KnownFigures } from "../model/knowledge.js";
import { SolubilityColumns } from "./solubility-columns.js";

/** Columns of binders in the order given, all of one length. */
export function packFigures(
  rows: readonly (readonly [id: string, columns: SolubilityColumns])[],
): KnownFigures {
  const red = rows.flatMap(([, columns]) => [...columns.red]);
  const bytes = Buffer.alloc(red.length * Float64Array.BYTES_PER_ELEMENT);
  for (const [index, value] of red.entries())
    bytes.writeDoubleLE(value, index * Float64Array.BYTES_PER_ELEMENT);
  return {
    binders: rows.map(([id, { isSame, hasNoRed }]) => ({ id, isSame, hasNoRed })),
    kind: Buffer.concat(rows.map(([, { kind }]) => kind)).toString("base64"),
    red: bytes.toString("base64"),
  };
}

/** Columns of binders that were packed. */
export class UnpackedFigures {
  private readonly rows: ReadonlyMap<string, SolubilityColumns>;

  constructor({ binders, kind, red }: KnownFigures) {
    const kinds = new Uint8Array(Buffer.from(kind, "base64"));
    const reds = numbersOf(Buffer.from(red, "base64"));
    const width = kinds.length / binders.length;
    this.rows = new Map(
      binders.map(({ id, isSame, hasNoRed }, row) => {
        const [from, to] = [row * width, (row + 1) * width];
        const columns = new SolubilityColumns(kinds.subarray(from, to), reds.subarray(from, to));
        columns.isSame = isSame;
        columns.hasNoRed = hasNoRed;
        return [id, columns];
      }),
    );
  }

  of(binder: string): SolubilityColumns | null {
    return this.rows.get(binder) ?? null;
  }
}

/** Numbers that lie anywhere in memory, with their lowest byte first. */
function numbersOf(bytes: Buffer): Float64Array {
  if (IS_BIG_ENDIAN) bytes.swap64();
  return new Float64Array(new Uint8Array(bytes).buffer);
}

/** `node:os` would say so too, but takes as long to load as all of this. */
const IS_BIG_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;
