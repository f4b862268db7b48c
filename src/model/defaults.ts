/** What holds unless it is given, on the command line and in programs. */

/** of anything that is counted or repeated: more would not come to an end */
export const MOST = 1_000_000;

/** rows, or pairs, of a ranking */
export const TOP = 10;

/** draws that say how firm an order is */
export const ROBUSTNESS = { seed: 1, draws: 1000, concentration: 50 } as const;

/** of the draws: ahead in this share is ahead, less is a tie */
export const AHEAD = 0.8;

/** trials drawn anew for the intervals of a fitted sphere */
export const RESAMPLING = { resamples: 200, seed: 1 } as const;
