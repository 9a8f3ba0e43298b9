/** Statuses are numbered from a million on, so as not to be taken for actions; items lie far above both. */
export const isStatus = (abilityGameId: number): boolean => abilityGameId >= 1_000_000 && abilityGameId < 2_000_000

export const toStatus = (abilityGameId: number): number =>
  isStatus(abilityGameId) ? abilityGameId - 1_000_000 : abilityGameId

export const fromStatus = (status: number): number => status + 1_000_000
