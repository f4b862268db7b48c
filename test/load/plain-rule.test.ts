import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bySchema } from "../../src/load/by-schema.js";
import { plainRule } from "../../src/load/plain-rule.js";
import { RULE_FILES, Rule } from "../../src/load/rule-schemas.js";
import { parseYaml } from "../../src/load/yaml-file.js";
import { packageFile } from "../../src/package-file.js";

const TABLES = ["criteria.yaml", "weights.yaml", "not-rules.yaml", "comparison-tests.yaml"];
const rules = readdirSync(packageFile("rules"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml") && !TABLES.includes(name))
  .map((name) => parseYaml(readFileSync(join(packageFile("rules"), name), "utf8"), name).yaml!);
const retirement = { id: "a-rule", retire: true, reason: "Not ours." };

const checkedByLibrary = bySchema({ rules: Rule }, RULE_FILES);
const byLibrary = (value: unknown) => checkedByLibrary(value, "rules", { ...rules[0]!, value }, []);

/** Whether the plain check takes a value; it has to be taken by the library too, and come out the same to the last key. */
function isTaken(value: unknown): boolean {
  const plain = plainRule(value);
  if (plain !== undefined) expect(JSON.stringify(plain)).toBe(JSON.stringify(byLibrary(value)));
  return plain !== undefined;
}

type Holder = Record<string, unknown>;

/** Every list and map in a value, itself first. */
const holdersIn = (value: unknown): Holder[] =>
  value !== null && typeof value === "object"
    ? [value as Holder, ...Object.values(value).flatMap(holdersIn)]
    : [];

const keys = [...new Set(rules.flatMap(({ value }) => holdersIn(value).flatMap(Object.keys)))];
const key = fc.constantFrom(...keys, "retire", "reason", "remark", "__proto__", "toString");
const scalar = fc.oneof(
  fc.constantFrom(undefined, null, true, "", 0, -0, 1, 1.5, -1, 2 ** 53, 1e300, Number.NaN, Infinity),
  fc.constantFrom(
    "a",
    "C001",
    "C01",
    "a,b",
    "A",
    "0.1.0",
    "exclude",
    "warn",
    "favour",
    "weigh",
    "low",
    "x\n",
  ),
  fc.string({ maxLength: 4 }),
  key,
);
const replacement = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(key, fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })), { maxKeys: 3 }),
);
/** What stands under a key of one of the lists and maps, one it has or another; nothing where that is undefined. */
const change = fc.record({ at: fc.nat(), place: fc.oneof(fc.nat(), key), to: replacement });
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

/** Also a key such as `__proto__`. */
const set = (holder: Holder, name: string, value: unknown) =>
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });

function after<T>(value: T, { at, place, to }: Change): T {
  const copy = structuredClone(value);
  const holders = holdersIn(copy);
  const holder = holders[at % holders.length]!;
  const own = Object.keys(holder);
  const name = typeof place === "string" ? place : (own[place % own.length] ?? "id");
  if (to !== undefined) set(holder, name, to);
  else if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else delete holder[name];
  return copy;
}

describe("what is taken for a rule plainly is the same rule by the schema library", () => {
  it("every rule of ours", () => {
    for (const { value, file } of rules) expect(isTaken(value), file).toBe(true);
  });

  it("a rule after any few changes", () => {
    const values = [...rules.map(({ value }) => value), retirement];
    let taken = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...values),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (rule, changes) => {
          if (isTaken(changes.reduce(after<unknown>, rule))) taken++;
        },
      ),
      { numRuns: 5000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it("anything else", () => {
    fc.assert(fc.property(fc.anything(), (value) => void isTaken(value)));
  });
});

const [first] = rules.map(({ value }) => value as Record<string, unknown>);
it.each([
  ["a test with two operators", { when: { fact: "a", is: 1, above: 1 } }],
  ["a test without one, deep inside", { when: { all: [{ not: { any: [{ fact: "a" }] } }] } }],
  ["evidence that names nothing", { evidence: [{ note: "none" }] }],
  ["guidance without an amount", { guidance: [{ quantity: "a", unit: null, refs: [1] }] }],
  ["guidance with two", { guidance: [{ quantity: "a", value: 1, min: 1, unit: null, refs: [1] }] }],
])("%s is no rule, though the published schema would take it", (_, keys) => {
  expect(isTaken({ ...first, ...keys })).toBe(false);
  expect(byLibrary({ ...first, ...keys })).toHaveProperty("faults");
});

it("a rule of ours that is taken away is told from a rule", () => {
  expect(plainRule(retirement)).toEqual({ retires: "a-rule" });
  expect(plainRule({ ...retirement, why: "x" })).toBeUndefined();
});
