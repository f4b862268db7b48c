/** The same numbers with as much room again behind them. */
export function doubled<A extends Int32Array | Float64Array | Uint8Array>(array: A): A {
  const wider = new (array.constructor as new (length: number) => A)(2 * array.length);
  wider.set(array);
  return wider;
}
