/** Absolute zero. */
export const COLDEST_C = -273.15;
/** More than this is a slip of the unit: nothing here is dried or operated so hot, pressed so hard, or at such a potential. */
export const HOTTEST_C = 1000;
export const HIGHEST_MPA = 2000;
export const HIGHEST_V = 10;
