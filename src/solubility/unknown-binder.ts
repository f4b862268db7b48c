/** A binder of which nothing but its solubility parameters is said; a neutral polymer without salt conducts no ions. */
export const UNKNOWN_BINDER = {
  abbreviation: null,
  role: "binder",
  processes: ["wet", "scaffold"],
  is_fibrillating: null,
  crosslinkable: null,
  cast_as: "itself",
  ion_conduction: { type: "none", conductivity_S_cm: [] },
  polar_groups: [],
  sulfide: [],
  solubility: [],
  crystallinity: null,
  is_semicrystalline: null,
  elasticity: [],
  adhesion: [],
  pfas: [],
  content_wt_pct: [],
} as const;
