import type { ActionScript } from '../script.ts'
import type { Kit } from './kit.ts'

/** Keys of mitigations that do the same for a plan, so that one plan serves parties of other jobs. */
const alike: readonly (readonly string[])[] = [
  ['damnation', 'guardian', 'nebula', 'vigil'],
  ['bloodwhetting', 'sheltron', 'corundum', 'blackest'],
  ['intervention', 'oblation'],
  ['shake', 'veil', 'light', 'missionary'],
  ['passage'],
  ['prognosis', 'succor'],
  ['kerachole', 'soil'],
  ['holos', 'expedient'],
  ['panhaima', 'illumination'],
  ['taurochole', 'protraction'],
  ['haima', 'excogitation'],
  ['temperance', 'collective'],
  ['benison', 'intersection'],
  ['aquaveil', 'exaltation'],
  ['samba', 'troubadour', 'tactician'],
  ['waltz', 'minne'],
  ['barrier', 'grassa', 'dismantle'],
  ['holmgang', 'hallowed', 'superbolide', 'livingDead'],
  ['reprisal'],
  ['rampart'],
  ['feint'],
  ['addle'],
]

/** What a job has for what a plan asks; undefined when it has nothing like it at its level. */
export function coverOf(kit: Kit, use: string): ActionScript | undefined {
  const own = kit.mitigations[use]
  if (own) return own
  const key = alike.find((keys) => keys.includes(use))?.find((each) => kit.mitigations[each])
  return key === undefined ? undefined : kit.mitigations[key]
}

/** Whether any job has it: a plan that asks for something else is misspelt. */
export const isCover = (use: string): boolean => alike.some((keys) => keys.includes(use))
