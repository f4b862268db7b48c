import { describe, expect, it } from "vitest";
import { loadChemistry } from "../../src/estimate/chemistry.js";
import { fedorsTotal, fedorsVolume, stefanisSum, vanKrevelenSum } from "../../src/estimate/group-sum.js";
import { readGroupContributions } from "../../src/load/read-group-contributions.js";

const tables = readGroupContributions();
const chemistry = await loadChemistry();
const structure = (smiles: string) => chemistry(smiles)!;

interface Check {
  name: string;
  smiles: string | string[];
  method: string;
  note?: string;
  mole_fractions?: number[];
  V?: { value: number; V_fedors?: number };
  computed: { dD?: number; dP?: number; dH?: number; total?: number; V?: number };
}
const checks = tables.worked_checks.checks as unknown as Check[];

function computed(check: Check): Check["computed"] {
  const { method, smiles } = check;
  if (method === "fedors") {
    const whole = structure(smiles as string);
    const volume = fedorsVolume(whole, tables);
    return { total: fedorsTotal(whole, tables)!, V: "value" in volume ? volume.value : Number.NaN };
  }
  if (method === "sp2008") return triplet(stefanisSum(structure(smiles as string), tables));
  if (Array.isArray(smiles)) {
    const units = smiles.map((unit) => {
      const whole = structure(unit);
      const volume = fedorsVolume(whole, tables) as { value: number };
      const V = volume.value;
      return { V, hansen: triplet(vanKrevelenSum(whole, V, tables)) };
    });
    const shares = units.map(({ V }, i) => V * check.mole_fractions![i]!);
    const sum = shares.reduce((a, b) => a + b, 0);
    const mean = (key: "dD" | "dP" | "dH") =>
      units.reduce((total, { hansen }, i) => total + hansen[key]! * (shares[i]! / sum), 0);
    return { dD: mean("dD"), dP: mean("dP"), dH: mean("dH") };
  }
  const isHalf = check.note?.includes("half the symmetric unit") ?? false;
  return triplet(vanKrevelenSum(structure(smiles), check.V!.value, tables, isHalf ? 0.5 : 1));
}

function triplet(sum: ReturnType<typeof vanKrevelenSum>): { dD: number; dP: number; dH: number } {
  if ("refusal" in sum) throw new Error(sum.refusal);
  return { dD: sum.value.delta_d, dP: sum.value.delta_p, dH: sum.value.delta_h };
}

describe("group sums match the worked checks of datasets/group-contributions.yaml", () => {
  it.each(checks.map((check) => [check.name, check] as const))("%s", (_, check) => {
    const ours = computed(check);
    const both = (["dD", "dP", "dH", "total", "V"] as const).flatMap((key) => {
      const theirs = check.computed[key];
      return theirs === undefined || ours[key] === undefined ? [] : [{ key, theirs, ours: ours[key] }];
    });
    expect(both).not.toEqual([]);
    for (const { key, theirs, ours } of both) expect(Math.abs(ours - theirs), key).toBeLessThanOrEqual(0.05);
  });
});
