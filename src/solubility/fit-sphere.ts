import direct from "ml-direct";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { hansenDistance } from "../formulas/hansen.js";
import { desirability, isMisplaced, type Sphere, type Trial } from "../formulas/hansen-sphere.js";
import { RESAMPLING } from "../model/defaults.js";
import type { HansenTriplet } from "../model/sourced.js";

export interface Interval {
  low: number;
  high: number;
}

export interface SphereFit {
  sphere: Sphere;
  desirability: number;
  /** solvents that do not dissolve but lie inside, and the other way round, by index */
  wrongIn: number[];
  wrongOut: number[];
  /** 95 % intervals over resampled trials, widened to every sphere met that misplaces no more solvents */
  intervals: { delta_d: Interval; delta_p: Interval; delta_h: Interval; radius: Interval };
  /** what makes the sphere unsure */
  warnings: string[];
  /** whether there are bad solvents, and no interval is too wide to calculate with */
  isPinned: boolean;
}

export interface SphereFitOptions {
  resamples?: number;
  seed?: number;
}

/**
 * Centre and radius of a Hansen sphere from trials, by the desirability function, with intervals from resampled trials. The
 * same trials and seed give the same fit. @throws RangeError where no solvent is good, since then there is no sphere
 */
export function fitSphere(trials: readonly Trial[], options: SphereFitOptions = {}): SphereFit {
  const { resamples, seed } = { ...RESAMPLING, ...options };
  if (!trials.some(({ isGood }) => isGood)) throw new RangeError("no solvent is good");
  const { sphere, asGood } = bestSphere(trials, boundsOf(trials), SEARCHES);
  const again = resampled(trials, resamples, seed).map(
    (sample) => bestSphere(sample, around(sphere, trials), SEARCHES_AGAIN).sphere,
  );
  const over = (of: (sphere: Sphere) => number) =>
    widened(interval(of(sphere), again.map(of)), asGood.map(of));
  const intervals = {
    delta_d: over(({ centre }) => centre.delta_d),
    delta_p: over(({ centre }) => centre.delta_p),
    delta_h: over(({ centre }) => centre.delta_h),
    radius: over(({ radius }) => radius),
  };
  const wide = tooWide(intervals, sphere.radius);
  const misplaced = trials.flatMap((trial, index) => (isMisplaced(sphere, trial) ? [index] : []));
  return {
    sphere,
    desirability: desirability(sphere, trials),
    wrongIn: misplaced.filter((index) => !trials[index]!.isGood),
    wrongOut: misplaced.filter((index) => trials[index]!.isGood),
    intervals,
    warnings: warningsOf(trials, wide),
    isPinned: wide.length === 0 && trials.some(({ isGood }) => !isGood),
  };
}

type Bounds = [HansenTriplet, HansenTriplet];
/** Rounds of DIRECT, a global search that needs no starting point and no chance. */
const SEARCHES = 40;
const SEARCHES_AGAIN = 18;

interface Best {
  sphere: Sphere;
  /** spheres met on the way that misplace no more solvents: many, where the trials leave room */
  asGood: Sphere[];
}

const SAME_LOSS = 1e-9;
/** Of spheres that fit as well the smaller is looked at first; without it a plateau would be divided without end. */
const SMALLER = 1e-9;

function bestSphere(trials: readonly Trial[], [low, high]: Bounds, iterations: number): Best {
  const met: ({ point: number[] } & Loss)[] = [];
  const loss = (point: number[]): number => {
    const found = lossAt(asTriplet(point), trials);
    met.push({ point: [...point], ...found });
    return found.loss + SMALLER * found.radius;
  };
  direct(loss, asList(low), asList(high), { iterations });
  const least = Math.min(...met.map((entry) => entry.loss));
  const best = met.filter((entry) => entry.loss <= least + SAME_LOSS);
  const centre = asTriplet(middleOf(best.map(({ point }) => point)));
  const { radius, misplaced } = lossAt(centre, trials);
  return {
    sphere: { centre, radius },
    asGood: met
      .filter((entry) => entry.misplaced <= misplaced)
      .map((entry) => ({ centre: asTriplet(entry.point), radius: entry.radius })),
  };
}

const asList = ({ delta_d, delta_p, delta_h }: HansenTriplet): number[] => [delta_d, delta_p, delta_h];
const asTriplet = ([delta_d, delta_p, delta_h]: number[]): HansenTriplet => ({
  delta_d: delta_d!,
  delta_p: delta_p!,
  delta_h: delta_h!,
});

/** Where many centres are as good, their middle. */
const middleOf = (points: readonly number[][]): number[] =>
  points[0]!.map((_, axis) => points.reduce((sum, point) => sum + point[axis]!, 0) / points.length);

interface Loss {
  loss: number;
  radius: number;
  misplaced: number;
}

/**
 * The best radius about a centre and what it misses: the sum of |Ra − R0| over misplaced solvents, whose exponential is the
 * desirability. It is convex in R0 and least where as many good solvents lie outside as bad ones inside.
 */
function lossAt(centre: HansenTriplet, trials: readonly Trial[]): Loss {
  const sorted = trials
    .map(({ hansen, isGood }) => ({ distance: hansenDistance(centre, hansen), isGood }))
    .sort((a, b) => a.distance - b.distance);
  let balance = -sorted.filter(({ isGood }) => isGood).length;
  let [from, to] = [0, sorted[0]!.distance];
  for (const [index, { distance }] of sorted.entries()) {
    if (balance >= 0) break;
    // every solvent that the growing sphere takes in lessens what good ones miss, or adds a bad one
    balance += 1;
    from = distance;
    to = balance === 0 ? (sorted[index + 1]?.distance ?? distance) : distance;
  }
  const radius = (from + to) / 2;
  const misses = sorted.map(({ distance, isGood }) =>
    Math.max(0, isGood ? distance - radius : radius - distance),
  );
  return {
    loss: misses.reduce((sum, miss) => sum + miss, 0),
    radius,
    misplaced: misses.filter((miss) => miss > 0).length,
  };
}

const MARGIN = 2;

/** A centre is looked for among the solvents tried, and a little beyond them. */
function boundsOf(trials: readonly Trial[]): Bounds {
  const of = (key: keyof HansenTriplet, pick: (...values: number[]) => number) =>
    pick(...trials.map(({ hansen }) => hansen[key]));
  return [
    {
      delta_d: of("delta_d", Math.min) - MARGIN / 2,
      delta_p: Math.max(0, of("delta_p", Math.min) - MARGIN),
      delta_h: Math.max(0, of("delta_h", Math.min) - MARGIN),
    },
    {
      delta_d: of("delta_d", Math.max) + MARGIN / 2,
      delta_p: of("delta_p", Math.max) + MARGIN,
      delta_h: of("delta_h", Math.max) + MARGIN,
    },
  ];
}

/** A resample is searched within a radius of the fit, which is closer and as wide as it can move. */
function around({ centre, radius }: Sphere, trials: readonly Trial[]): Bounds {
  const [low, high] = boundsOf(trials);
  const reach = { delta_d: radius / 2, delta_p: radius, delta_h: radius };
  const keys = ["delta_d", "delta_p", "delta_h"] as const;
  const within = (sign: number, limit: HansenTriplet, pick: (a: number, b: number) => number) =>
    asTriplet(keys.map((key) => pick(limit[key], centre[key] + sign * reach[key])));
  return [within(-1, low, Math.max), within(1, high, Math.min)];
}

/** Trials drawn with replacement; a draw without a good solvent is drawn again. */
function resampled(trials: readonly Trial[], count: number, seed: number): Trial[][] {
  const random = xoroshiro128plus(seed);
  const draw = (): Trial[] => trials.map(() => trials[uniformInt(random, 0, trials.length - 1)]!);
  return Array.from({ length: count }, () => {
    let sample = draw();
    while (!sample.some(({ isGood }) => isGood)) sample = draw();
    return sample;
  });
}

/**
 * The 95 % of the resampled fits, and the same mirrored at the fit, whichever reaches farther: few trials make the fits
 * lean to one side, and each of the two alone is too narrow on the other. B. Efron, R. J. Tibshirani, An Introduction to the
 * Bootstrap, Chapman & Hall 1993, ch. 13. No parameter is negative.
 */
function interval(fit: number, values: readonly number[]): Interval {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  const [low, high] = [at(0.025), at(0.975)];
  return { low: Math.max(0, Math.min(low, 2 * fit - high)), high: Math.max(high, 2 * fit - low) };
}

const widened = ({ low, high }: Interval, values: readonly number[]): Interval => ({
  low: Math.min(low, ...values),
  high: Math.max(high, ...values),
});

/** Widths of an interval, in radii of the fit, beyond which a parameter is not pinned; a judgement. */
const WIDEST = { delta_d: 0.75, delta_p: 1.5, delta_h: 1.5, radius: 1.25 };
const LABELS = { delta_d: "δD", delta_p: "δP", delta_h: "δH", radius: "R0" };
const FEWEST = 5;

type Parameter = keyof typeof WIDEST;

const tooWide = (intervals: SphereFit["intervals"], radius: number): Parameter[] =>
  (Object.keys(WIDEST) as Parameter[]).filter(
    (key) => intervals[key].high - intervals[key].low > WIDEST[key] * radius,
  );

function warningsOf(trials: readonly Trial[], wide: readonly Parameter[]): string[] {
  const good = trials.filter(({ isGood }) => isGood).length;
  const bad = trials.length - good;
  return [
    ...(bad === 0 ? ["No solvent is bad, so nothing bounds the sphere."] : []),
    ...(good < FEWEST ? [`Only ${good} ${good === 1 ? "solvent is" : "solvents are"} good.`] : []),
    ...(bad > 0 && bad < FEWEST ? [`Only ${bad} ${bad === 1 ? "solvent is" : "solvents are"} bad.`] : []),
    ...(wide.length > 0
      ? [
          `The trials do not pin ${wide.map((key) => LABELS[key]).join(", ")}: the 95 % interval is too wide to use.`,
        ]
      : []),
  ];
}
