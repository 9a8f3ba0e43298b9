import type { Import } from '../../store/reports/imports.ts'

/** What was found in a log: `12 pulls: 10 new, 2 known before`. */
export function importedText({
  pulls,
  newPulls,
  knownPulls,
}: Pick<Import, 'pulls' | 'newPulls' | 'knownPulls'>): string {
  const fuller = pulls - newPulls - knownPulls
  if (pulls === 0) return 'No pull'
  if (newPulls === pulls) return pulls === 1 ? '1 new pull' : `${pulls} pulls, all of them new`
  if (knownPulls === pulls) return pulls === 1 ? '1 pull, known before' : `${pulls} pulls, all of them known before`
  const parts = [
    ...(newPulls > 0 ? [`${newPulls} new`] : []),
    ...(fuller > 0 ? [`${fuller} now known to the end`] : []),
    ...(knownPulls > 0 ? [`${knownPulls} known before`] : []),
  ]
  return `${countText(pulls)}: ${parts.join(', ')}`
}

/** How far the reading is: `43 % read, 5 pulls so far`. */
export const progressText = ({ state, share, pulls }: Pick<Import, 'state' | 'share' | 'pulls'>): string =>
  state === 'waiting' ? 'Waiting to be read' : `${Math.floor(share * 100)} % read, ${countText(pulls)} so far`

const countText = (pulls: number) => (pulls === 1 ? '1 pull' : `${pulls} pulls`)
