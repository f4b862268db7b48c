import { isOwnKey, type KeyMeaning, meaningOf } from "../../formulation/fields.js";
import type { NameIndex } from "../../formulation/names.js";
import { readQuantity } from "../../formulation/quantity.js";
import { namesSolvent, percent, readFormulation } from "../../formulation/read-formulation.js";
import { saysGrade } from "../../formulation/read-grade.js";
import type { Formulation } from "../../model/formulation.js";
import type { DesignContext } from "../../model/query.js";
import { CodedValues } from "./coded-values.js";
import { AMOUNT_INDEX, APART, APART_INDEX, CODE_INDEX } from "./field-codes.js";
import { REFUSED, TextValues } from "./text-values.js";

/** What a value is to a record: its name, nothing, an amount, its solvents, or something said of layer and materials. */
export enum Role {
  Name,
  Carried,
  Amount,
  Solvent,
  /** understood by itself */
  Apart,
  /** looked at for its faults alone */
  Checked,
  /** understood together with others */
  Said,
}

/** What stands under one key, or in one column, of flat records. */
export interface Column {
  /** the field, or a key of the user's own: no record says it twice */
  subject: string;
  role: Role;
  /** in the amounts, the codes apart or the codes of a record */
  index: number;
  /** what is in a JSON string, what stands there without quotes, and a cell of a table */
  strings: TextValues;
  literals: TextValues;
  cells: TextValues;
  /** of the binder content, which is an amount and may be part of a sum: a code for each text */
  contentCodes: TextValues | null;
}

/** Codes of solvents: none given, none used; whatever is beyond names some. */
export const SOME_SOLVENT = 2;
const NO_SOLVENT = 1;
const MOST_KEYS = 1000;
const MOST_PARTS = 20_000;

/** Understands the values of flat records, each by its text alone. */
export class Columns {
  private readonly columns = new Map<string, Column | null>();
  /** of texts that are understood together; never used again */
  private lastCode = 0;
  /** what fields apart say of the context */
  private readonly parts = new CodedValues<Partial<DesignContext>>(1);
  private readonly solvents = new CodedValues<Formulation["solvents"]>(SOME_SOLVENT);

  /** @param looksAtPressure whether the number of the stack pressure matters, and not only its range */
  constructor(
    private readonly names: NameIndex,
    private readonly looksAtPressure: boolean,
  ) {}

  /** The column of a key; null where records with it have to be read by themselves. */
  of(key: string): Column | null {
    const known = this.columns.get(key);
    if (known !== undefined) return known;
    const made = this.columnOf(key);
    if (this.columns.size < MOST_KEYS) this.columns.set(key, made);
    return made;
  }

  /** Whether a field says its part of the context whatever stands beside it. */
  isApart(key: string): boolean {
    return Object.hasOwn(APART, this.of(key)?.subject ?? "");
  }

  /** What the fields apart say of the context. */
  contextIn(apart: Int32Array): Partial<DesignContext> {
    return Object.assign({}, ...Array.from(apart, (code) => this.parts.valueOf(code)));
  }

  /** The solvents of a code that names some. */
  solventsOf(code: number): Formulation["solvents"] {
    return this.solvents.valueOf(code)!;
  }

  /** Between records: where it has become too much, all is forgotten, so that memory stays flat. */
  tidy(): boolean {
    if (this.parts.size + this.solvents.size < MOST_PARTS) return false;
    this.parts.forget();
    this.solvents.forget();
    for (const column of this.columns.values())
      for (const values of column === null ? [] : [column.strings, column.literals, column.cells])
        values.forget();
    return true;
  }

  private columnOf(key: string): Column | null {
    if (isOwnKey(key)) return column(key, Role.Carried, 0, () => 0);
    const meaning = meaningOf(key);
    if (meaning === null) return null;
    const { field } = meaning;
    switch (field.key) {
      case "accept":
        return null;
      case "name":
        return column(field.key, Role.Name, 0, () => REFUSED);
      case "description":
        return column(field.key, Role.Carried, 0, () => 0);
      case "binder_grade":
        return column(field.key, Role.Checked, 0, gradeCode);
    }
    if (Object.hasOwn(AMOUNT_INDEX, field.key)) return this.amount(meaning);
    if (field.key === "solvent") return column(field.key, Role.Solvent, 0, this.solventCode(key));
    if (field.key === "process") return column(field.key, Role.Said, CODE_INDEX.process!, this.processCode);
    if (!Object.hasOwn(APART, field.key))
      return column(field.key, Role.Said, CODE_INDEX[field.key]!, this.ownCode);
    const index = APART_INDEX[field.key];
    return index === undefined
      ? column(field.key, Role.Checked, 0, this.apart(key, field.key))
      : column(field.key, Role.Apart, index, this.apart(key, field.key));
  }

  /** Fields that are understood together: each text has a code of its own. */
  private readonly ownCode = (): number => ++this.lastCode;

  /** Of solvents a code says only that there are some, which does not do beside a process that names one. */
  private readonly processCode = (value: unknown): number =>
    typeof value === "string" && namesSolvent(value.trim()) ? REFUSED : this.ownCode();

  /** A field apart is understood in a record that says nothing else. */
  private apart(key: string, field: string): (value: unknown) => number {
    return (value) => {
      const alone = this.alone(key, value);
      if (alone === null) return REFUSED;
      const part = Object.fromEntries(APART[field]!.map((name) => [name, alone.context[name]]));
      if (Object.keys(part).length === 0) return 0;
      const looked = this.looksAtPressure ? part : { ...part, stack_pressure_MPa: null };
      return this.parts.codeOf(part, looked);
    };
  }

  private solventCode(key: string): (value: unknown) => number {
    return (value) => {
      const alone = this.alone(key, value);
      if (alone === null) return REFUSED;
      const { solvents } = alone;
      if (solvents === null || solvents.ids.length === 0) return solvents === null ? 0 : NO_SOLVENT;
      return this.solvents.codeOf(solvents);
    };
  }

  /** What a value says in a record that says nothing else; null where it is wrong. */
  private alone(key: string, value: unknown): Formulation | null {
    const record = { value: { component: "sheet", [key]: value }, place: () => NOWHERE };
    const read = readFormulation(record, this.names);
    return "problems" in read ? null : read.formulation;
  }

  private amount({ field, unit }: KeyMeaning): Column {
    const dimension = field.dimension!;
    const read = (value: unknown): number => {
      const found = readQuantity(String(value), dimension, unit);
      if ("problem" in found) return REFUSED;
      return dimension === "mass_fraction" ? percent(found.value) : found.value;
    };
    const made = column(field.key, Role.Amount, AMOUNT_INDEX[field.key]!, read, Number.NaN);
    if (field.key === "binder_content") made.contentCodes = new TextValues(this.ownCode);
    return made;
  }
}

/** The words of a grade may hold amounts, which are read together with the fields for them. */
const gradeCode = (value: unknown): number => {
  const isText = typeof value === "string" || typeof value === "number";
  return isText && !saysGrade(String(value)) ? 0 : REFUSED;
};

export const NOWHERE = { file: "", line: 1, column: 1 };

/** @param empty what stands for a value that is not given */
function column(
  subject: string,
  role: Role,
  index: number,
  understand: (value: unknown) => number,
  empty = 0,
): Column {
  const given = (value: unknown) => (value === null || value === "" ? empty : understand(value));
  return {
    subject,
    role,
    index,
    strings: new TextValues((text) => (NOT_PLAIN.test(text) ? REFUSED : given(text))),
    literals: new TextValues((text) => {
      const value = literal(text);
      return value === undefined ? REFUSED : given(value);
    }),
    cells: new TextValues((text) => (text.includes('"') ? REFUSED : given(text.trim()))),
    contentCodes: null,
  };
}

/** Control characters have no place inside a JSON string, and an escape would need decoding. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_PLAIN = /[\\\u0000-\u001f]/;

/** A number, true, false or null; undefined where it is none. */
function literal(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
