import { ProblemError } from "../errors.js";

/** A parsed structure, as far as the estimates need it. */
export interface Structure {
  smiles: string;
  /** the same for every way of writing it */
  canonical: string;
  /** atomic number and charge by atom index; 0 is an open end [*] */
  atoms: { element: number; charge: number }[];
  /** atom indices of each ring of the smallest set, and whether it is aromatic */
  rings: { atoms: number[]; isAromatic: boolean }[];
  /** atom indices of every match of a SMARTS pattern */
  matches: (smarts: string) => number[][];
}

export type Chemistry = (smiles: string) => Structure | null;

interface RdkitMolecule {
  get_json(): string;
  get_smiles(): string;
  get_substruct_matches(query: RdkitMolecule): string;
  delete(): void;
}
interface Rdkit {
  get_mol(smiles: string): RdkitMolecule | null;
  get_qmol(smarts: string): RdkitMolecule | null;
}

/**
 * RDKit, loaded only where a structure has to be read.
 * @throws ProblemError `missing-library` where it is not installed
 */
export async function loadChemistry(): Promise<Chemistry> {
  const rdkit = await loadRdkit();
  const patterns = new Map<string, RdkitMolecule>();
  const pattern = (smarts: string): RdkitMolecule => {
    const known = patterns.get(smarts) ?? rdkit.get_qmol(smarts);
    if (known === null) throw new Error(`RDKit cannot read the pattern ${smarts}`);
    patterns.set(smarts, known);
    return known;
  };
  return (smiles) => {
    const molecule = smiles.trim() === "" ? null : rdkit.get_mol(smiles);
    if (molecule === null) return null;
    return {
      smiles,
      canonical: molecule.get_smiles(),
      ...structureOf(molecule.get_json()),
      matches: (smarts) => {
        const found = JSON.parse(molecule.get_substruct_matches(pattern(smarts))) as unknown;
        return Array.isArray(found) ? (found as { atoms: number[] }[]).map(({ atoms }) => atoms) : [];
      },
    };
  };
}

async function loadRdkit(): Promise<Rdkit> {
  try {
    // the name stands in a variable, so that the optional package is not needed to compile
    const name = "@rdkit/rdkit";
    const { default: start } = (await import(name)) as { default: (options: object) => Promise<Rdkit> };
    return await start({ print: () => undefined, printErr: () => undefined });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "ERR_MODULE_NOT_FOUND" ? "is not installed" : `does not start: ${message}`;
    throw new ProblemError([
      {
        code: "missing-library",
        message: `Reading a SMILES needs the optional package @rdkit/rdkit, which ${why}.`,
        place: null,
      },
    ]);
  }
}

interface JsonMolecule {
  defaults?: { atom?: { z?: number } };
  molecules: {
    atoms?: { z?: number; chg?: number }[];
    extensions?: { name: string; aromaticAtoms?: number[]; atomRings?: number[][] }[];
  }[];
}

function structureOf(text: string): Pick<Structure, "atoms" | "rings"> {
  const { defaults, molecules } = JSON.parse(text) as JsonMolecule;
  const { atoms = [], extensions = [] } = molecules[0] ?? {};
  const known = extensions.find(({ name }) => name === "rdkitRepresentation");
  const aromatic = new Set(known?.aromaticAtoms ?? []);
  return {
    atoms: atoms.map(({ z, chg }) => ({ element: z ?? defaults?.atom?.z ?? 6, charge: chg ?? 0 })),
    rings: (known?.atomRings ?? []).map((ring) => ({
      atoms: ring,
      isAromatic: ring.every((atom) => aromatic.has(atom)),
    })),
  };
}
