import type { HansenRecord } from "../model/sourced.js";

/** Source of parameters that are group sums by Hoftyzer and Van Krevelen. */
export const GROUP_METHOD = "vk2009";

/**
 * Group sums put polymers several MPa^0.5 from where dissolution tests put them, and solvents likewise, so they are
 * compared with each other and not with tabulated parameters.
 */
export const isGroupSum = ({ method, source }: Pick<HansenRecord, "method" | "source">): boolean =>
  method === "estimated" && source === GROUP_METHOD;
