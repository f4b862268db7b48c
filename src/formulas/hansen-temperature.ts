import type { HansenTriplet } from "../model/sourced.js";

/**
 * Hansen parameters at another temperature, MPa^0.5, by integrating Hansen 2007, eqs. 1.16–1.18:
 * dδD/dT = −1.25 α δD, dδP/dT = −0.5 α δP, dδH/dT = −(1.22·10⁻³ + 0.5 α) δH.
 * @param rise T − 298.15 K
 * @param expansion α, coefficient of thermal expansion, 1/K
 */
export function hansenAtTemperature(hansen: HansenTriplet, rise: number, expansion: number): HansenTriplet {
  return {
    delta_d: hansen.delta_d * Math.exp(-1.25 * expansion * rise),
    delta_p: hansen.delta_p * Math.exp(-0.5 * expansion * rise),
    delta_h: hansen.delta_h * Math.exp(-(1.22e-3 + 0.5 * expansion) * rise),
  };
}
