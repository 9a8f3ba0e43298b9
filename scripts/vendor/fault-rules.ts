// Makes vendor/fault-rules.json from the facts that lie beside the project, and says what was left out. The outcome is
// committed: only who adds facts needs this.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { realName } from '../../src/ability.ts'
import { type EncounterFacts, readFacts } from '../../src/facts.ts'
import type { FaultRule, RuleKind, Sharers } from '../../src/fault-rules.ts'
import { corrections, statuses } from './fault-rule-corrections.ts'
import { judgeVoices } from './fault-rule-verdict.ts'
import { sharersIn, type Told, type Voice, voicesOf } from './fault-rule-voices.ts'
import { readSharedFacts } from './shared.ts'

const file = 'vendor/fault-rules.json'

/** What is said of one action, by whichever source. */
interface Said {
  readonly name: string
  readonly kinds: Told
  readonly text: string
  readonly isEnrage: boolean
  readonly isVisual: boolean
  readonly isAuto: boolean
}

type Row = Pick<FaultRule, 'kind' | 'id' | 'name' | 'grave' | 'confidence'> & {
  readonly from: string
  readonly sharers?: Sharers | undefined
  readonly pair?: number | undefined
}

interface Outcome {
  readonly rows: readonly Row[]
  readonly disputed: readonly number[]
}

function rulesOf({ key, enrages, autoAttacks }: EncounterFacts, said: ReadonlyMap<number, Said>): Outcome {
  const rows: Row[] = []
  const disputed: number[] = []
  for (const [id, one] of [...said].sort(([first], [second]) => first - second)) {
    const correction = corrections[key]?.[id]
    if (correction?.drop !== undefined || autoAttacks.includes(id)) continue
    if ((one.isEnrage || enrages.includes(id)) && correction === undefined) continue
    // What only shows, and what is plain, is told by whoever checks it in play or by nobody.
    const isChecked = ({ family }: Voice) => family === 'oopsy' || !(one.isVisual || one.isAuto)
    const judged = judgeVoices(voicesOf(one.kinds).filter(isChecked), one.text)
    const verdict = typeof judged === 'string' ? undefined : judged
    const kind = correction?.kind ?? verdict?.kind
    if (kind === undefined) {
      if (judged === 'disputed') disputed.push(id)
      continue
    }
    const told = isShared(kind) ? (sharersIn(one.text) ?? onlyOne(kind, one.kinds)) : undefined
    rows.push({
      kind,
      id,
      name: one.name,
      grave: correction?.grave ?? isGrave(kind, one.kinds),
      sharers: correction !== undefined && 'sharers' in correction ? correction.sharers : told,
      pair: correction?.pair,
      confidence:
        correction?.confidence ?? (correction?.kind === undefined ? undefined : 0.9) ?? verdict?.confidence ?? 0.85,
      from: sourcesOf(verdict?.from ?? ['written'], one.kinds),
    })
  }
  return { rows: [...rows, ...statusRules(key)], disputed }
}

/** What cactbot tells in code was read by hand. */
const sourcesOf = (from: readonly string[], told: Told) =>
  [...new Set([...(told.oopsy_trigger === undefined ? [] : ['oopsy']), ...from])].join('+')

const isShared = (kind: RuleKind) => kind === 'for-several' || kind === 'tower' || kind === 'for-tanks'

/** A tower that cactbot holds for somebody's alone. */
const onlyOne = (kind: RuleKind, told: Told) =>
  kind === 'tower' &&
  Object.values(told)
    .flat()
    .some((source) => source.startsWith('oopsy:share'))
    ? { least: 1, most: 1 }
    : undefined

/** cactbot says which mistakes end pulls. Where only bossmod speaks, what needs several people does. */
function isGrave(kind: RuleKind, told: Told): boolean {
  const marks = Object.values(told)
    .flat()
    .filter((source) => /^oopsy:\w+(Fail|Warn)$/.test(source))
  if (marks.length > 0) return marks.some((source) => source.endsWith('Fail'))
  return ['failed', 'tower', 'for-several', 'for-tanks'].includes(kind)
}

function statusRules(key: string): Row[] {
  const checked = oopsy[timelineOf.get(key) ?? '']
  const told = (['gainsEffectFail', 'gainsEffectWarn'] as const).flatMap((group) =>
    (checked?.[group] ?? []).map(
      ({ dec, label }) => [dec, { name: plainLabel(label), grave: group === 'gainsEffectFail' }] as const,
    ),
  )
  const byHand = Object.entries(statuses[key] ?? {}).map(([id, status]) => [Number(id), status] as const)
  return [...told, ...byHand].map(([id, { name, grave }]) => ({
    kind: 'status',
    id,
    name: statusNames.get(id) ?? name,
    grave,
    confidence: 0.9,
    from: 'oopsy',
  }))
}

/** `TEA Hawk Blaster` is a label: what the fight is called stands before it. */
const plainLabel = (label: string) => label.replace(/^\S+ /, '')

const folder = fileURLToPath(new URL('../../../shared/data/game/', import.meta.url))
const json = (path: string): unknown => JSON.parse(readFileSync(folder + path, 'utf8'))

const entries = z.array(z.object({ dec: z.int(), label: z.string(), note: z.string().optional() })).optional()
const oopsyGroups = ['damageWarn', 'damageFail', 'shareWarn', 'shareFail', 'soloWarn', 'soloFail'] as const
const oopsyFile = z.record(
  z.string(),
  z.object({
    damageWarn: entries,
    damageFail: entries,
    shareWarn: entries,
    shareFail: entries,
    soloWarn: entries,
    soloFail: entries,
    gainsEffectWarn: entries,
    gainsEffectFail: entries,
  }),
)
const words = z.string().nullish()
const mechanicsFile = z.record(
  z.string(),
  z.object({
    abilities: z.record(
      z.string(),
      z.object({
        name: words,
        kinds: z.record(z.string(), z.array(z.string())),
        bossmodName: words,
        bossmodDesc: words,
        note: words,
        oopsyLabel: words,
        oopsyNote: words,
      }),
    ),
  }),
)

const shared = existsSync(folder) ? readSharedFacts() : undefined
const timelineOf = new Map([...(shared?.timelineOf ?? [])].map(([timeline, key]) => [key, timeline]))
const oopsy = shared ? oopsyFile.parse(json('cactbot/oopsy.json')) : {}
const mechanics = shared ? mechanicsFile.parse(json('mechanics.json')) : {}
const actionNames = namesOf(shared?.actions ?? [])
const statusNames = namesOf(shared?.statuses ?? [])

function namesOf(rows: readonly Readonly<Record<string, string>>[]): ReadonlyMap<number, string> {
  return new Map(
    rows.flatMap(({ id, name = '' }) => (realName(name) === undefined ? [] : [[Number(id), name] as const])),
  )
}

function saidOf(key: string): ReadonlyMap<number, Said> {
  const timeline = timelineOf.get(key) ?? ''
  const said = new Map<number, Said>()
  for (const [id, told] of Object.entries(mechanics[timeline]?.abilities ?? {})) {
    const { kinds, bossmodName } = told
    said.set(Number(id), {
      name: actionNames.get(Number(id)) || told.name || plainLabel(told.oopsyLabel ?? '') || (bossmodName ?? ''),
      kinds,
      text: [told.bossmodDesc, told.note, told.oopsyLabel, told.oopsyNote].filter((text) => text).join(' '),
      isEnrage: kinds.enrage !== undefined,
      isVisual: (kinds.visual ?? []).includes('bossmod:comment'),
      isAuto: /^auto-?attack/i.test(bossmodName ?? '') || /^attack$/i.test(told.name ?? ''),
    })
  }
  for (const group of oopsyGroups) {
    for (const { dec, label, note } of oopsy[timeline]?.[group] ?? []) {
      const known = said.get(dec)
      if (known !== undefined && Object.values(known.kinds).flat().includes(`oopsy:${group}`)) continue
      const word = group.startsWith('damage') ? 'avoidable' : group.startsWith('share') ? 'spread' : 'stack'
      said.set(dec, {
        name: actionNames.get(dec) || known?.name || plainLabel(label),
        kinds: { ...known?.kinds, [word]: [...(known?.kinds[word] ?? []), `oopsy:${group}`] },
        text: `${known?.text ?? ''} ${label} ${note ?? ''}`,
        isEnrage: known?.isEnrage ?? false,
        isVisual: known?.isVisual ?? false,
        isAuto: false,
      })
    }
  }
  return said
}

/** `[kind, id, name, grave, confidence, sources]`, then what else is known. */
function write(outcomes: ReadonlyMap<string, Outcome>): string {
  const fights = [...outcomes]
    .filter(([, { rows }]) => rows.length > 0)
    .map(([key, { rows }]) => `"${key}": [\n${rows.map((row) => `  ${JSON.stringify(toTuple(row))}`).join(',\n')}\n]`)
  return `{\n${fights.join(',\n')}\n}\n`
}

function toTuple({ kind, id, name, grave, confidence, from, sharers, pair }: Row) {
  const more = { ...(sharers && { sharers: [sharers.least, sharers.most] }), ...(pair === undefined ? {} : { pair }) }
  const told = [kind, id, name, grave ? 1 : 0, confidence, from]
  return Object.keys(more).length === 0 ? told : [...told, more]
}

if (shared === undefined) {
  process.stderr.write(`There is no shared data beside the project: ${file} stays as it is.\n`)
  process.exitCode = 1
} else {
  const outcomes = new Map(
    readFacts().encounters.map((encounter) => [encounter.key, rulesOf(encounter, saidOf(encounter.key))]),
  )
  writeFileSync(file, write(outcomes))
  const all = [...outcomes.values()]
  const count = all.reduce((sum, { rows }) => sum + rows.length, 0)
  const left = all.reduce((sum, { disputed }) => sum + disputed.length, 0)
  process.stdout.write(`${count} rules; ${left} actions left out, because sources contradict each other:\n`)
  for (const [key, { disputed }] of outcomes)
    if (disputed.length > 0) process.stdout.write(`${key} ${disputed.join(' ')}\n`)
}
