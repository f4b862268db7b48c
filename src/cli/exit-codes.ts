/** What a command ends with; beside 0, and 1 for a threshold that was crossed. */
export const COULD_NOT_RUN = 2;
export const OUR_BUG = 3;
export const INTERRUPTED = 130;
