import { AppError } from '../../errors.ts'
import { openCoverNames } from '../../game/cover-names.ts'
import { bareName } from '../../plain-words.ts'
import { listPins } from '../../store/people/role-pins.ts'
import { listRoster } from '../../store/people/roster.ts'
import { findStrat, type SavedStrat } from '../../store/people/strats.ts'
import type { Strat } from '../../strat/strat.ts'
import { encounterCalled, readStratFile } from '../../strat/strat-file.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import { chooseEncounter } from './choose-encounter.ts'
import { mergeTable } from './merge-table.ts'
import { openPlanNames, type PlanNames } from './plan-names.ts'
import { countsFromNow, saveChange } from './save-change.ts'
import { fitting } from './strat-show.ts'
import { openMechanics } from './table/find-use.ts'
import { planTable } from './table/plan-table.ts'
import type { LineFault } from './table/read-rows.ts'

/** Saves a strat out of an attached or typed file, or a pasted table; nothing is saved that is not understood, unless they say so. */
export async function importStrat(request: CommandRequest, services: Services): Promise<Answer> {
  const text = await textOf(request, services)
  return /^\s*[{[]/.test(text) ? await importFile(text, request, services) : await importTable(text, request, services)
}

/** A strat is some dozens of lines. */
const largestBytes = 1_000_000

async function textOf({ options }: CommandRequest, { readAttachment }: Services): Promise<string> {
  const [file, typed] = [options.getAttachment('file'), options.getString('text')?.trim() ?? '']
  if (file !== null && typed !== '') throw new AppError('bad-input', 'Give a file or a text, not both.')
  if (file !== null) return (await readAttachment(file, largestBytes, '/strat import')).replace(/^\uFEFF/, '')
  if (typed !== '') return typed
  throw new AppError(
    'bad-input',
    'Attach a .json, .csv or .txt file, or paste lines of time, mechanic, who and what into text: 1:26 | Burnished Glory | MT | Reprisal.',
  )
}

async function importFile(text: string, request: CommandRequest, services: Services): Promise<Answer> {
  const { strat, version } = readStratFile(text, services.facts)
  const { key, short } = encounterCalled(strat.encounter, services.facts)
  const asked = request.options.getString('fight')
  if (asked !== null && encounterCalled(asked, services.facts).key !== key) {
    throw new AppError(
      'bad-input',
      `This file is for ${short}. Leave the fight out, or give the file of the other one.`,
    )
  }
  const standing = await findStrat(services.db, request.staticId, key)
  const names = await openPlanNames(services, request.staticId)
  const base = isAnyway(request) ? undefined : version
  return await save({ strat, standing, base, names, short }, request, services)
}

async function importTable(text: string, request: CommandRequest, services: Services): Promise<Answer> {
  const { options, staticId } = request
  const { db, facts } = services
  const { key, short } = await chooseEncounter(services, staticId, options.getString('fight'))
  const names = await openPlanNames(services, staticId)
  const mechanics = openMechanics(facts, key, names.called)
  const read = planTable(text, {
    mechanics,
    covers: openCoverNames(facts),
    people: await peopleOf(services, staticId, key),
  })
  if (read.mechanics.length === 0 && read.faults.length === 0)
    throw new AppError('bad-input', 'There is no line in it. Nothing was saved.')
  if (read.mechanics.length === 0 || (read.faults.length > 0 && !isAnyway(request))) return refused(read.faults, short)
  const standing = await findStrat(db, staticId, key)
  const isWhole = options.getString('rest') === 'drop'
  const { strat, kept } = mergeTable(standing?.strat, read.mechanics, { encounter: key, isWhole, mechanics })
  const more = [
    ...read.faults.map(({ line, why }) => `- Line ${line} was left out: ${why}.`),
    ...read.hints.map(({ line, why }) => `- Line ${line}: ${why}.`),
    ...(kept.length === 0
      ? []
      : [`As they were: ${kept.map(names.mechanic).join(', ')}. rest:drop takes away what a table does not name.`]),
  ]
  return await save({ strat, standing, base: undefined, names, short, more }, request, services)
}

const isAnyway = ({ options }: CommandRequest): boolean => options.getString('anyway') === 'yes'

/** Who is pinned where, by everything they are called. */
async function peopleOf({ db }: Services, staticId: number, encounter: string) {
  const pins = await listPins(db, staticId, encounter)
  const roster = pins.length === 0 ? [] : await listRoster(db, staticId)
  return new Map(
    pins.flatMap(({ memberId, slot }) =>
      roster
        .filter(({ id }) => id === memberId)
        .flatMap(({ name, aliases }) =>
          [name, ...aliases.map((alias) => alias.name)].map((one) => [bareName(one), slot] as const),
        ),
    ),
  )
}

/** Every line that is not understood, in a file where a message does not hold them all. */
function refused(faults: readonly LineFault[], short: string): Answer {
  const lines = faults.map(({ line, why }) => `- Line ${line}: ${why}.`)
  const count = new Set(faults.map(({ line }) => line)).size
  const first = `Nothing was saved for ${short}: ${count === 1 ? 'a line is' : `${count} lines are`} not understood.`
  const last = 'Put that right and import it again; anyway:yes saves the rest without it.'
  const isLong = lines.join('\n').length > mostToldInText
  const told = isLong ? [...lines.slice(0, mostLinesTold), `… the file has all ${lines.length}.`] : lines
  return {
    title: 'Not saved',
    tone: 'wipe',
    text: [first, ...told, last].join('\n'),
    blocks: [],
    ...(isLong && { files: [{ name: 'not-understood.txt', bytes: Buffer.from(`${lines.join('\n')}\n`) }] }),
  }
}

const mostToldInText = 3_000
const mostLinesTold = 12

interface Saving {
  readonly strat: Strat
  readonly standing: SavedStrat | undefined
  /** What it says it was made from; what stands now where it says nothing. */
  readonly base: number | undefined
  readonly names: PlanNames
  readonly short: string
  readonly more?: readonly string[]
}

async function save(
  { strat, standing, base, names, short, more = [] }: Saving,
  { staticId, member }: CommandRequest,
  { db, now }: Services,
): Promise<Answer> {
  const saved = await saveChange({ db, now }, staticId, {
    strat,
    standing,
    base: base ?? standing?.version ?? 0,
    nameOf: names.mechanic,
    author: { id: member.id, name: member.name },
  })
  if (saved === undefined) {
    const text = `This is what stands already, version ${standing?.version}. Nothing was changed.`
    return { title: `Strat of ${short}`, text: [text, ...more].join('\n'), blocks: [] }
  }
  return {
    title: `Strat of ${short} · version ${saved.version}`,
    text: fitting([`${saved.told} ${countsFromNow}`, ...more]),
    blocks: [],
  }
}
