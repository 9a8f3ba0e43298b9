// Makes vendor/abilities.json from the facts that lie beside the project. The outcome is committed: only who adds facts
// needs this.
import { writeFileSync } from 'node:fs'
import { realName } from '../../src/game/ability.ts'
import { readFacts } from '../../src/game/facts.ts'
import { jobs } from '../../src/game.ts'
import { labelOf } from './labels.ts'
import { type Mechanic, type Row, readSharedFacts, type SharedFacts } from './shared.ts'

const file = 'vendor/abilities.json'

/** The catalogue as the text of its file: one row a line. */
export function writeCatalogue(shared: SharedFacts): string {
  const actions = shared.actions.filter(isPlayerAction).map(toAction)
  const statuses = statusRows(shared)
  const named = new Map(shared.actions.map((row) => [row.id, row]))
  const bosses = Object.entries(shared.mechanics)
    .map(([timeline, { abilities }]) => [shared.timelineOf.get(timeline) ?? timeline, abilities] as const)
    .map(([key, abilities]) => `${JSON.stringify(key)}: ${list(bossRows(abilities, named), '    ', '  ')}`)
  return [
    '{',
    `  "actions": ${list(actions, '    ', '  ')},`,
    `  "statuses": ${list(statuses, '    ', '  ')},`,
    '  "bosses": {',
    `    ${bosses.join(',\n    ')}`,
    '  }',
    '}',
    '',
  ].join('\n')
}

const list = (rows: readonly unknown[], indent: string, end: string) =>
  `[\n${rows.map((row) => indent + JSON.stringify(row)).join(',\n')}\n${end}]`

const isPlayerAction = (row: Row) => row.kind === 'player' && realName(row.name) !== undefined

/** `[id, name, jobs, category, gcd, castMs, recastMs, charges]` */
const toAction = (row: Row) => [
  Number(row.id),
  row.name === 'attack' ? 'Attack' : row.name,
  (row.job_or_encounters ?? '')
    .split(/[ ,/]+/)
    .filter((job) => job in jobs)
    .join(' '),
  categoryOf(row),
  row.gcd === '1' ? 1 : 0,
  toMs(row.cast_s),
  toMs(row.recast_s),
  Number(row.charges || 1),
]

/** Actions of a role come without a category: those on the global cooldown are spells. */
function categoryOf({ category = '', job_or_encounters: jobs, level, gcd, recast_s }: Row): string {
  if (['spell', 'weaponskill', 'ability'].includes(category)) return category
  if (jobs === 'ITEMS') return 'item'
  if (jobs === 'SHARED') return 'auto-attack'
  if (/^B[123]$/.test(level ?? '')) return 'limit-break'
  if (jobs !== 'ROLE') return 'other'
  return gcd === '1' ? 'spell' : Number(recast_s || 0) > 0 ? 'ability' : 'other'
}

const toMs = (seconds = '') => Math.round(Number(seconds || 0) * 1_000)

/** `[id, name, castMs, kind, confidence]`; kind and confidence only where somebody says what it is. */
const bossRows = (abilities: Readonly<Record<string, Mechanic>>, named: ReadonlyMap<string | undefined, Row>) =>
  Object.entries(abilities)
    .map(([id, mechanic]) => {
      const isAuto = /^auto-?attack/i.test(mechanic.bossmodName ?? '') || /^attack$/i.test(mechanic.name ?? '')
      const label = labelOf(mechanic.kinds, isAuto)
      const name = isAuto ? 'Attack' : tidy(named.get(id)?.name) || tidy(mechanic.name)
      const row = [Number(id), name, toMs(String(mechanic.cast ?? 0))]
      return label === undefined ? row : [...row, label.kind, label.confidence]
    })
    .filter(([, name, , kind]) => name !== '' || kind !== undefined)

/** Timelines call `--sync--` what they have no name for. */
const tidy = (name: string | null = '') => (name === null || /^--/.test(name) ? '' : (realName(name) ?? ''))

/** `[id, name, kind, stacks, known]`: what jobs give, and what analysis knows by its id. */
function statusRows({ statuses, faults, effects }: SharedFacts): unknown[][] {
  const { encounters, mitigations, raidBuffs, faultRules } = readFacts()
  const idsOf = (facts: readonly { readonly statuses: readonly number[] }[]) =>
    new Set(facts.flatMap((fact) => fact.statuses))
  const raidBuff = idsOf(raidBuffs)
  const mitigation = new Set(
    [...mitigations.at(undefined).byStatus.values()]
      .flat()
      .flatMap(({ effect }) => (effect.kind === 'aid' ? [] : [effect.status])),
  )
  const rules = encounters.flatMap(({ key }) => faultRules(key))
  const fault = new Set([...faults, ...rules.filter(({ kind }) => kind === 'status').map(({ id }) => id)])
  const wanted = new Set([...fault, ...mitigation, ...raidBuff, ...effects])
  const isOfAJob = ({ classjobcategory = '' }: Row) => !['', '0', '1'].includes(classjobcategory)
  return statuses
    .filter((row) => (wanted.has(Number(row.id)) || isOfAJob(row)) && realName(row.name) !== undefined)
    .map((row) => {
      const id = Number(row.id)
      const known = raidBuff.has(id) ? 'raid-buff' : mitigation.has(id) ? 'mitigation' : fault.has(id) ? 'fault' : ''
      const told = [id, row.name, row.kind, Number(row.max_stacks || 0)]
      return known === '' ? told : [...told, known]
    })
}

if (import.meta.main) {
  const shared = readSharedFacts()
  if (shared === undefined) {
    process.stderr.write(`There is no shared data beside the project: ${file} stays as it is.\n`)
    process.exitCode = 1
  } else {
    writeFileSync(file, writeCatalogue(shared))
    process.stdout.write(`${file} is written.\n`)
  }
}
