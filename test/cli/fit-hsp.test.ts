import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { SolubilityReport } from "../../src/model/solubility-report.js";
import { cli } from "./run-cli.js";

const folder = mkdtempSync(join(tmpdir(), "binder-advise-trials-"));
afterAll(() => rmSync(folder, { recursive: true }));

const solubility = async (...args: string[]): Promise<SolubilityReport["results"]> =>
  JSON.parse((await cli(["solubility", ...args, "--json"])).stdout).results;

/** Fits trials and says what the overlay then makes of the solvents. */
async function overlaid(name: string, trials: string, binder: string, solvents: string[]) {
  const [file, overlay] = [join(folder, `${name}.csv`), join(folder, name)];
  writeFileSync(file, trials);
  const fit = await cli(["fit-hsp", file, "--binder", binder, "--overlay", overlay]);
  expect([fit.status, fit.stderr]).toEqual([0, ""]);
  expect((await cli(["check", "--data", overlay])).status).toBe(0);
  return solubility(binder, ...solvents, "--data", overlay);
}

const told = (results: SolubilityReport["results"]) =>
  Object.fromEntries(results.map(({ solvent, verdict, basis }) => [solvent.id, `${verdict} ${basis}`]));

const MANY =
  "solvent,good\ntoluene,good\nanisole,good\nchlorobenzene,good\nmethyl ethyl ketone,good\ntetrahydrofuran,good\nchloroform,good\nethyl acetate,good\nn-hexane,bad\nethanol,bad\nwater,bad\nacetonitrile,bad\nmethanol,bad\nn-heptane,bad\ndimethyl sulfoxide,bad\ncyclohexane,bad\n";

it("what was tried outranks the fitted sphere, which says the rest", async () => {
  const results = await overlaid("rubber", MANY, "my-rubber", ["toluene", "cyclohexane", "benzene"]);
  expect(told(results)).toEqual({
    toluene: "soluble measured",
    cyclohexane: "insoluble measured",
    benzene: "soluble predicted",
  });
  for (const { red } of results) expect(red!.spheres).toBe(1);
});

it("what was tried outranks what is on record, and a sphere that it does not pin is not calculated with", async () => {
  const trials = "solvent,good\nanisole,bad\nchlorobenzene,bad\ncyclohexanone,good\nn-heptane,bad\n";
  const solvents = ["anisole", "chlorobenzene", "n-heptane", "benzonitrile"];
  const results = await overlaid("few", trials, "hnbr", solvents);
  expect(told(results)).toMatchObject({
    anisole: "insoluble measured",
    chlorobenzene: "insoluble measured",
    "n-heptane": "insoluble measured",
  });
  const [before] = await solubility("hnbr", "benzonitrile");
  expect(results.find(({ solvent }) => solvent.id === "benzonitrile")!.red).toEqual(before!.red);
});
