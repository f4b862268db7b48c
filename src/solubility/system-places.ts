import type { SolventSystem } from "./solvent-system.js";

const NOWHERE: readonly number[] = [];

/** Where solvent systems stand in a row; one id may stand in several places, in other ratios. */
export class SystemPlaces {
  private readonly byId = new Map<string, number[]>();
  private readonly byCas = new Map<string, number[]>();

  constructor(systems: readonly SolventSystem[]) {
    for (const [place, { id, parts }] of systems.entries()) {
      note(this.byId, id, place);
      const cas = parts.length === 1 ? parts[0]!.cas : null;
      if (cas !== null) note(this.byCas, cas, place);
    }
  }

  of(id: string): readonly number[] {
    return this.byId.get(id) ?? NOWHERE;
  }

  /** Single solvents alone. */
  ofCas(cas: string): readonly number[] {
    return this.byCas.get(cas) ?? NOWHERE;
  }
}

function note(places: Map<string, number[]>, key: string, place: number): void {
  const known = places.get(key);
  if (known === undefined) places.set(key, [place]);
  else known.push(place);
}
