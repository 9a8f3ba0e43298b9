import { AppError } from '../../../errors.ts'
import type { EncounterFacts } from '../../../game/facts.ts'
import type { ProgPoint } from '../../../store/pulls/points.ts'
import type { CommandOptions } from '../../command.ts'
import { phaseNames } from '../trajectory.ts'

/** What was typed, as a point: the phase by name or number, what was left as a percentage, the day of the night. */
export function readPoint(
  options: CommandOptions,
  encounter: EncounterFacts,
  now: number,
): Omit<ProgPoint, 'id' | 'by'> {
  const [pulls, note] = [options.getInteger('pulls'), (options.getString('note') ?? '').trim()]
  if (pulls !== null && (pulls < 1 || pulls > mostPulls))
    throw new AppError('bad-input', `Say a number of pulls from 1 to ${mostPulls}, or leave it out.`)
  return {
    encounter: encounter.key,
    day: readDay(options.getString('date'), now),
    ...readDepth(options.getString('phase') ?? '', options.getString('left'), encounter),
    ...(pulls !== null && { pulls }),
    ...(note !== '' && { note: note.slice(0, longestNote) }),
  }
}

export const mostPulls = 500
export const longestNote = 200
/** What stands for a kill where a phase is asked for. */
export const killWord = 'Kill'

function readDepth(phase: string, left: string | null, encounter: EncounterFacts) {
  const names = phaseNames(encounter)
  const wanted = phase.trim().toLowerCase()
  if (wanted === killWord.toLowerCase()) return { phaseId: names.length, bossShare: 0 }
  const isMeant = (name: string, index: number) =>
    [name, `p${index + 1}`, encounter.phases[index]?.name].some((known) => known?.toLowerCase() === wanted)
  // Its number as raiders count wins over its place in the list, where intermissions lie between.
  const exact = names.findIndex((name) => name.toLowerCase() === wanted)
  const index = exact >= 0 ? exact : names.findIndex(isMeant)
  if (index < 0)
    throw new AppError(
      'bad-input',
      `${encounter.short} has no phase “${phase}”. There are ${[...names, killWord].join(', ')}.`,
    )
  const share = readShare(left)
  return { phaseId: index + 1, ...(share !== undefined && { bossShare: share }) }
}

/** `12.3`, `12,3 %` of a hundred; nothing where only the phase is known. */
function readShare(left: string | null): number | undefined {
  const text = (left ?? '').trim().replace(',', '.').replace(/\s*%$/, '')
  if (text === '' || text.toLowerCase() === 'reached') return undefined
  const percent = /^\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (percent >= 0 && percent <= 100) return percent / 100
  throw new AppError(
    'bad-input',
    `“${left}” is no percentage. Say what the boss had left, such as 12.3, or leave it out.`,
  )
}

/** The first static raided in 2010; a night of tomorrow is a slip, but in the far east tomorrow is today. */
function readDay(text: string | null, now: number): string {
  const wanted = (text ?? '').trim()
  if (wanted === '') return new Date(now).toISOString().slice(0, 10)
  const at = /^20[12]\d-\d\d-\d\d$/.test(wanted) ? Date.parse(`${wanted}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== wanted)
    throw new AppError(
      'bad-input',
      `“${text}” is no date. Say the day of the night such as 2026-11-21, or leave it out for today.`,
    )
  if (at > now + dayMs)
    throw new AppError('bad-input', `${wanted} has not come yet. Say the day of a night that was played.`)
  return wanted
}

const dayMs = 24 * 3_600_000
