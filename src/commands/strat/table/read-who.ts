import { type Job, jobs } from '../../../game.ts'
import { bareName } from '../../../plain-words.ts'
import { type Role, type Slot, slots } from '../../../strat/strat.ts'

/** Whom a line of a plan is for. */
export type PlannedWho =
  /** Each of them presses it. A job is nobody's place: whoever can presses it then, and `job` is what stood there. */
  { readonly roles: readonly Role[]; readonly job?: Job; readonly note?: string } | { readonly why: string }

/** `MT` to `D4`, `any`, a job, or what people write for these: `T1`, `M2`, `healers`, `MT + OT`, `White Mage`. */
export function readWho(text: string, people: ReadonlyMap<string, Slot> = new Map()): PlannedWho {
  const whole = readOne(text, people)
  if (!('why' in whole)) return whole
  const parts = text.split(/[\s]*(?:[/,+&・、]|\band\b)[\s]*/iu).filter((part) => part.trim() !== '')
  if (parts.length < 2) return whole
  const read = parts.map((part) => readOne(part, people))
  const wrong = read.find((part) => 'why' in part)
  if (wrong !== undefined) return wrong
  const told = read.flatMap((part) => ('why' in part ? [] : [part]))
  const roles = [...new Set(told.flatMap((part) => part.roles))]
  const notes = told.flatMap(({ note }) => note ?? [])
  return { roles, ...(notes.length > 0 && { note: notes.join(', ') }) }
}

function readOne(text: string, people: ReadonlyMap<string, Slot>): PlannedWho {
  const bare = bareName(text)
  const slot = slots.find((known) => bareName(known) === bare) ?? others[bare]
  if (slot !== undefined) return { roles: [slot] }
  if (everybody.has(bare)) return { roles: ['any'] }
  if (bare === 'none' || bare === 'nobody') return { roles: ['none'] }
  const both = groups[bare]
  if (both !== undefined) return { roles: both }
  if (oneOf.has(bare)) return { roles: ['any'], note: text.trim() }
  const job = jobNames.get(bare)
  if (job !== undefined) return { roles: ['any'], job, note: job }
  const pinned = people.get(bare)
  if (pinned !== undefined) return { roles: [pinned] }
  return { why: `“${text.trim()}” is no place: write MT, OT, H1, H2, D1 to D4, any or a job` }
}

/** As other regions and guides number them: tanks, melee, ranged. */
const others: Readonly<Record<string, Slot>> = {
  t1: 'MT',
  maintank: 'MT',
  t2: 'OT',
  st: 'OT',
  offtank: 'OT',
  m1: 'D1',
  m2: 'D2',
  r1: 'D3',
  r2: 'D4',
  physranged: 'D3',
  physicalranged: 'D3',
  prange: 'D3',
  pranged: 'D3',
  caster: 'D4',
  magicranged: 'D4',
}

const groups: Readonly<Record<string, readonly Slot[]>> = {
  tanks: ['MT', 'OT'],
  bothtanks: ['MT', 'OT'],
  healers: ['H1', 'H2'],
  bothhealers: ['H1', 'H2'],
  melees: ['D1', 'D2'],
  bothmelees: ['D1', 'D2'],
}

const everybody: ReadonlySet<string> = new Set([
  '',
  'any',
  'anyone',
  'anybody',
  'all',
  'party',
  'everyone',
  'everybody',
  'raid',
])
/** One of several: whoever has the action. */
const oneOf: ReadonlySet<string> = new Set(['tank', 'healer', 'melee', 'ranged', 'dps', 'dd'])

const jobNames: ReadonlyMap<string, Job> = new Map(
  Object.entries(jobs).flatMap(([job, { fflogs }]) => [
    [bareName(job), job as Job] as const,
    [bareName(fflogs), job as Job] as const,
  ]),
)
