import { refusal } from "../errors.js";
import type { Input } from "./inputs.js";

/** One of several runs that together cover every record once. */
export interface Shard {
  index: number;
  of: number;
}

/** `2/8`: the second of eight. @throws ProblemError */
export function readShard(text: string): Shard {
  const match = /^(\d+)\/(\d+)$/.exec(text.trim());
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (match !== null && index >= 1 && index <= of) return { index, of };
  const message = `--shard takes K/N with K from 1 to N, such as 1/8, not "${text}".`;
  throw refusal("usage", message);
}

export interface Stretch {
  from: number;
  to: number;
}

/** The bytes of each input that fall to a shard, of all inputs laid end to end; null where none does. */
export function stretchesOf(inputs: readonly Input[], shard: Shard | null): (Stretch | null)[] {
  const total = inputs.reduce((sum, { size }) => sum + (size ?? 0), 0);
  const low = shard === null ? 0 : Math.floor((total * (shard.index - 1)) / shard.of);
  const high = shard === null ? total : Math.floor((total * shard.index) / shard.of);
  let base = 0;
  return inputs.map(({ size }) => {
    const whole = size ?? 0;
    const stretch = { from: Math.max(0, low - base), to: Math.min(whole, high - base) };
    // that there is nothing is told by the shard that what follows falls to, or by the last
    const isEmptyHere = whole === 0 && base >= low && (base < high || shard?.index === shard?.of);
    base += whole;
    if (shard === null || isEmptyHere) return { from: 0, to: whole };
    return stretch.from < stretch.to ? stretch : null;
  });
}
