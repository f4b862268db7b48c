/** Values under whole numbers in turn; what is equal stands under the same. */
export class CodedValues<T> {
  private readonly values: T[] = [];
  private readonly codes = new Map<string, number>();

  /** @param first the least number */
  constructor(private readonly first: number) {}

  get size(): number {
    return this.values.length;
  }

  valueOf(code: number): T | undefined {
    return this.values[code - this.first];
  }

  /** @param looked what a value is told by, as JSON has it */
  codeOf(value: T, looked: unknown = value): number {
    const key = JSON.stringify(looked);
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    const code = this.first + this.values.push(value) - 1;
    this.codes.set(key, code);
    return code;
  }

  forget(): void {
    this.values.length = 0;
    this.codes.clear();
  }
}
