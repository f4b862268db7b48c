/** What a property can be at all, and between those limits what it usually is, in the unit of its key. */
export interface Range {
  possible: readonly [number, number];
  usual: readonly [number, number];
}

const range = (lowest: number, low: number, high: number, highest: number): Range => ({
  possible: [lowest, highest],
  usual: [low, high],
});

/** Ranges of ours, wide enough for what is sold and studied; a factor of ten, a thousand or 273 K falls out of most. */
export const RANGES: Record<string, Range> = {
  molar_volume_cm3_mol: range(10, 15, 400, 2000),
  density_g_mL: range(0.3, 0.5, 3, 5),
  boiling_point_C: range(-50, 25, 320, 500),
  flash_point_C: range(-120, -60, 200, 400),
  vapour_pressure_kPa: range(0, 0, 110, 2000),
  viscosity_mPa_s: range(0.05, 0.15, 20, 10_000),
  surface_tension_mN_m: range(5, 10, 80, 100),
  relative_permittivity: range(1, 1.7, 190, 250),
  dipole_moment_D: range(0, 0, 6, 15),
  donor_number_kcal_mol: range(0, 0, 65, 100),
  glass_transition_C: range(-160, -140, 160, 500),
  melting_point_C: range(-150, -60, 340, 500),
  decomposition_C: range(50, 100, 700, 900),
  crystallinity_pct: range(0, 0, 100, 100),
  heat_of_fusion_J_g: range(5, 20, 320, 500),
  modulus_MPa: range(0.001, 0.1, 200_000, 1_000_000),
  elongation_pct: range(0.1, 0.5, 1500, 3000),
  reduction_limit_V: range(-1, -0.1, 5, 6),
  oxidation_limit_V: range(0, 2, 7, 8),
  content_wt_pct: range(0, 0.05, 40, 100),
  conductivity_S_cm: range(0, 1e-9, 0.02, 1),
  /** MPa^0.5 */
  interaction_radius: range(0.1, 0.5, 30, 60),
};

/** MPa^0.5, each component of a triplet. */
export const HANSEN_RANGES = {
  delta_d: range(5, 12, 24, 35),
  delta_p: range(-5, 0, 24, 40),
  delta_h: range(-5, 0, 26, 50),
} as const;
