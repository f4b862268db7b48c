import { FREE_AMOUNTS } from "../../answer/brief/recipe-program.js";
import { type Column, Role, SOME_SOLVENT } from "./columns.js";
import { APARTS, BINDER_CONTENT, CODES, OTHER_CONTENTS, SOLVENT } from "./field-codes.js";
import type { LineBytes } from "./line-bytes.js";
import { REFUSED, type TextValues } from "./text-values.js";

/** What a flat record says, in numbers; filled anew for each. */
export class FlatRecord {
  /** what each field says of layer and materials that is understood together with others; 0: nothing */
  readonly codes = new Int32Array(CODES);
  /** what each field apart says; 0: nothing */
  readonly apart = new Int32Array(APARTS);
  solvent = 0;
  /** as `FREE_AMOUNTS` orders them; NaN where one is not given */
  readonly amounts = new Float64Array(FREE_AMOUNTS.length);
  /** where the name stands among the bytes; nowhere where both are equal */
  nameFrom = 0;
  nameTo = 0;
  /** codes and place of the text of the binder content */
  private contents: TextValues | null = null;
  private contentFrom = 0;
  private contentTo = 0;

  clear(): void {
    const { codes, apart, amounts } = this;
    // so few are emptied fastest one by one
    for (let index = 0; index < codes.length; index++) codes[index] = 0;
    for (let index = 0; index < apart.length; index++) apart[index] = 0;
    for (let index = 0; index < amounts.length; index++) amounts[index] = Number.NaN;
    this.solvent = 0;
    this.nameFrom = 0;
    this.nameTo = 0;
    this.contents = null;
  }

  /** Takes the value of a column from its text; false where the record has to be read by itself. */
  take(column: Column, values: TextValues, lines: LineBytes, from: number, to: number): boolean {
    return lines.hasWordsTo(to) && this.keep(column, values.valueOf(lines.words, from, to), from, to);
  }

  /** Keeps the value of a column, of which the text is known; false likewise. */
  keep({ role, index, contentCodes }: Column, value: number, from: number, to: number): boolean {
    if (value === REFUSED) return false;
    if (role === Role.Said) this.codes[index] = value;
    else if (role === Role.Amount) this.amounts[index] = value;
    else if (role === Role.Apart) this.apart[index] = value;
    else if (role === Role.Solvent) {
      this.solvent = value;
      // beside other fields all that matters is whether there are some
      this.codes[SOLVENT] = Math.min(value, SOME_SOLVENT);
    }
    if (contentCodes !== null) {
      this.contents = contentCodes;
      this.contentFrom = from;
      this.contentTo = to;
    }
    return true;
  }

  /** Once all is read: the binder content is judged by its amount alone, unless another content makes a sum with it. */
  settle({ words }: LineBytes): void {
    const { codes, contents } = this;
    if (contents === null || OTHER_CONTENTS.every((index) => codes[index] === 0)) return;
    codes[BINDER_CONTENT] = contents.valueOf(words, this.contentFrom, this.contentTo);
  }
}
