import type { PolymerRecords } from "./on-record.js";
import type { SolventSystem } from "./solvent-system.js";

const NOWHERE: readonly number[] = [];

/** Where solvent systems stand in a row; one id may stand in several places, in other ratios. */
export class SystemPlaces {
  private readonly byId = new Map<string, number[]>();
  /** of single solvents */
  private readonly byCas = new Map<string, number[]>();
  private readonly byClass = new Map<string, number[]>();
  private readonly recorded = new Map<PolymerRecords, readonly number[]>();

  constructor(systems: readonly SolventSystem[]) {
    for (let place = 0; place < systems.length; place++) {
      const { id, parts } = systems[place]!;
      note(this.byId, id, place);
      for (let index = 0; index < parts.length; index++) note(this.byClass, parts[index]!.class, place);
      const { cas } = parts[0]!;
      if (parts.length === 1 && cas !== null) note(this.byCas, cas, place);
    }
  }

  of(id: string): readonly number[] {
    return this.byId.get(id) ?? NOWHERE;
  }

  /** Of those with a part of a class. */
  ofClass(name: string): readonly number[] {
    return this.byClass.get(name) ?? NOWHERE;
  }

  /** Of those that something is on record of; asked again for every ratio. */
  ofRecords(records: PolymerRecords): readonly number[] {
    const known = this.recorded.get(records);
    if (known !== undefined) return known;
    const { ids, cas } = records.named;
    const named = [...ids].flatMap((id) => this.of(id));
    const numbered = [...cas].flatMap((number) => this.byCas.get(number) ?? NOWHERE);
    const made = [...named, ...numbered];
    this.recorded.set(records, made);
    return made;
  }
}

/** A place is noted once, however many parts of a system are of a class. */
function note(places: Map<string, number[]>, key: string, place: number): void {
  const known = places.get(key);
  if (known === undefined) places.set(key, [place]);
  else if (known[known.length - 1] !== place) known.push(place);
}
