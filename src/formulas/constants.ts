/** Molar gas constant, J/(mol K), which is also MPa cm³/(mol K). CODATA 2018, exact. */
export const GAS_CONSTANT = 8.314462618;

/** 0 °C in kelvin. */
export const ZERO_CELSIUS_K = 273.15;

export const kelvin = (temperature_C: number): number => temperature_C + ZERO_CELSIUS_K;
