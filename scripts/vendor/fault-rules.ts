// Makes vendor/fault-rules.json from the facts that lie beside the project, and says what was left out. The outcome is
// committed: only who adds facts needs this.
import { writeFileSync } from 'node:fs'
import { type EncounterFacts, readFacts } from '../../src/game/facts.ts'
import type { FaultRule, RuleKind, Sharers } from '../../src/game/fault-rules.ts'
import { corrections } from './fault-rule-corrections.ts'
import { openSaid, type Said, type SaidStatus } from './fault-rule-sources.ts'
import { judgeVoices } from './fault-rule-verdict.ts'
import { sharersIn, type Told, type Voice, voicesOf } from './fault-rule-voices.ts'

const file = 'vendor/fault-rules.json'

/** The rules as the text of their file, one a line, and what was left out; undefined where there is no shared data. */
export function makeFaultRules() {
  const said = openSaid()
  if (said === undefined) return undefined
  const fights = readFacts().encounters.map((encounter) => {
    const { key } = encounter
    return { key, ...rulesOf(encounter, said.actions(key), said.statuses(key)) }
  })
  const written = fights
    .filter(({ rows }) => rows.length > 0)
    .map(({ key, rows }) => `"${key}": [\n${rows.map((row) => `  ${JSON.stringify(toTuple(row))}`).join(',\n')}\n]`)
  return {
    text: `{\n${written.join(',\n')}\n}\n`,
    rules: fights.reduce((sum, { rows }) => sum + rows.length, 0),
    disputed: fights.flatMap(({ key, disputed }) => (disputed.length === 0 ? [] : [`${key} ${disputed.join(' ')}`])),
  }
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

function rulesOf(
  { key, enrages, autoAttacks }: EncounterFacts,
  said: ReadonlyMap<number, Said>,
  statuses: readonly SaidStatus[],
): Outcome {
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
  return { rows: [...rows, ...statuses.map(fromStatus)], disputed }
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

const fromStatus = (status: SaidStatus): Row => ({ kind: 'status', ...status, confidence: 0.9, from: 'oopsy' })

/** `[kind, id, name, grave, confidence, sources]`, then what else is known. */
function toTuple({ kind, id, name, grave, confidence, from, sharers, pair }: Row) {
  const more = { ...(sharers && { sharers: [sharers.least, sharers.most] }), ...(pair === undefined ? {} : { pair }) }
  const told = [kind, id, name, grave ? 1 : 0, confidence, from]
  return Object.keys(more).length === 0 ? told : [...told, more]
}

if (import.meta.main) {
  const made = makeFaultRules()
  if (made === undefined) {
    process.stderr.write(`There is no shared data beside the project: ${file} stays as it is.\n`)
    process.exitCode = 1
  } else {
    writeFileSync(file, made.text)
    process.stdout.write(
      `${made.rules} rules; left out, because sources contradict each other:\n${made.disputed.join('\n')}\n`,
    )
  }
}
