import type { Formulation } from "../model/formulation.js";
import { type FieldReader, shown } from "./field-reader.js";
import { isObject } from "./flatten.js";
import { writtenShares } from "./solvent-text.js";

interface Share {
  id: string | null;
  fraction: number | null;
}

/** Shares of a solvent system may miss one by this much, as printed numbers do. */
const ROUNDING = 0.011;

/** The solvents of a slurry with their shares; null where nothing is said, empty where none is used. */
export function readSolvents(reader: FieldReader): Formulation["solvents"] {
  const given = reader.given("solvent");
  if (given === null) return null;
  const list = Array.isArray(given.value) ? given.value : [given.value];
  const shares = list.flatMap((value, index) =>
    sharesOf(value, Array.isArray(given.value) ? [...given.path, index] : given.path, reader),
  );
  if (shares.some(({ id }) => id === null)) return null;
  const ids = shares.map(({ id }) => id!);
  if (new Set(ids).size < ids.length) {
    reader.report("given-twice", `A solvent stands twice: ${ids.join(", ")}.`, given.path);
    return null;
  }
  return { ids, volume_fractions: fractionsOf(shares, given.path, reader) };
}

function sharesOf(value: unknown, path: readonly PropertyKey[], reader: FieldReader): Share[] {
  if (typeof value === "string")
    return writtenShares(value).flatMap(({ name, share }) =>
      // a reported pair may be named as one, `a+b`
      shareOf(name, share, path, reader),
    );
  if (!isObject(value)) {
    reader.report(
      "bad-shape",
      `A solvent is a name, or a group of keys with a name, not ${shown(value)}.`,
      path,
    );
    return [{ id: null, fraction: null }];
  }
  const { name, cas, volume_fraction: fraction, ...others } = value;
  for (const key of Object.keys(others))
    reader.report("unknown-key", `The key "${key}" is not known in a solvent.`, [...path, key], true);
  const asked = [cas, name].find((text) => typeof text === "string" && text.trim() !== "");
  if (typeof asked !== "string") {
    reader.report("bad-shape", "A solvent needs a name or a CAS number.", path);
    return [{ id: null, fraction: null }];
  }
  return [{ id: agreed(asked, name, path, reader), ...read(fraction, [...path, "volume_fraction"], reader) }];
}

const shareOf = (
  name: string,
  share: string | null,
  path: readonly PropertyKey[],
  reader: FieldReader,
): Share[] => [{ id: reader.id("solvent", name, path), ...read(share ?? undefined, path, reader) }];

/** The solvent of a CAS number; a name beside it must mean the same. */
function agreed(
  asked: string,
  name: unknown,
  path: readonly PropertyKey[],
  reader: FieldReader,
): string | null {
  const id = reader.id("solvent", asked, path);
  if (id === null || typeof name !== "string" || name === asked) return id;
  const named = reader.idOrNull("solvent", name);
  if (named !== null && named !== id)
    reader.report("contradiction", `${asked} is ${id}, but the name says ${named}.`, path);
  return id;
}

const read = (
  value: unknown,
  path: readonly PropertyKey[],
  reader: FieldReader,
): { fraction: number | null } => ({
  fraction: value === undefined || value === null ? null : reader.amount(value, "volume_fraction", path),
});

function fractionsOf(
  shares: readonly Share[],
  path: readonly PropertyKey[],
  reader: FieldReader,
): number[] | null {
  const given = shares.filter(({ fraction }) => fraction !== null);
  if (given.length === 0) return null;
  if (given.length < shares.length) {
    reader.report(
      "bad-quantity",
      "Give the share of every solvent or of none: the rest is not guessed.",
      path,
    );
    return null;
  }
  const sum = given.reduce((total, { fraction }) => total + fraction!, 0);
  if (Math.abs(sum - 1) > ROUNDING) {
    const percent = Number((sum * 100).toPrecision(4));
    reader.report("bad-quantity", `The solvents add up to ${percent} vol%, not to 100.`, path);
    return null;
  }
  return given.map(({ fraction }) => fraction! / sum);
}
