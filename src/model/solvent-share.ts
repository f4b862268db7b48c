/** Volume fraction as per cent, as it is written: `33.33`, `0.3`. Four digits, so that little is not taken for nothing. */
export const volumePercent = (fraction: number): string => String(Number((100 * fraction).toPrecision(4)));

/** `dibromomethane 20 vol% + n-hexyl-butyrate 80 vol%`; the ids alone where a share is not known, or there is one solvent. */
export const sharesText = (solvents: readonly { id: string; volume_fraction: number | null }[]): string =>
  solvents
    .map(({ id, volume_fraction }) =>
      volume_fraction === null || solvents.length === 1 ? id : `${id} ${volumePercent(volume_fraction)} vol%`,
    )
    .join(" + ");
