import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { school } from '../../../src/game.ts'
import type { RecordedPull } from '../../../src/report.ts'
import { describeShared, sharedData } from '../../shared-data.ts'
import { eventsOf, fileOf, readLog } from './log-lines.ts'

/** One row of what the official plugin decoded from the packets of this very log. */
interface Swing {
  readonly kind: string
  readonly critical: boolean
  readonly amount: number
  readonly ability: string
  readonly attacker: string
  readonly victim: string
  readonly at: number
  /** Of a row `Slashing`, `Magic (Ice)`; of ours a number. */
  readonly school?: string | number | undefined
}

/** What a row of the plugin is, by its swing type. */
const autoAttack = '0'
const use = '1'
const hit = '2'
const heal = '4'
const power = '7'
const threat = '10'

describeShared('what the official plugin decoded in 2026', 'netlog/fru-slice-2026.oracle.tsv', async () => {
  const swings = readSwings(readFileSync(sharedData('netlog/fru-slice-2026.oracle.tsv'), 'utf8'))
  const { pulls } = await readLog(await fileOf(withFoesForDummies()))

  const decided = (kind: 'damage-decided' | 'heal-decided') => pulls.flatMap((pull) => told(pull, eventsOf(pull, kind)))
  const rowsOf = (...kinds: string[]) => swings.filter(({ kind }) => kinds.includes(kind))

  test('every row has a kind that we know of', () => {
    const counts = Map.groupBy(swings, ({ kind }) => kind)
    expect(Object.fromEntries([...counts].map(([kind, rows]) => [kind, rows.length]))).toEqual({
      [autoAttack]: 325,
      [use]: 17,
      [hit]: 118,
      [heal]: 27,
      [power]: 5,
      [threat]: 1,
    })
  })

  test('every hit is a hit of ours, and no other: who, whom, with what, how much, how hard and when', () => {
    const rows = rowsOf(autoAttack, hit)
    const ours = decided('damage-decided')
    expect(subtract(rows, ours)).toEqual([])
    expect(subtract(ours, rows)).toEqual([])
  })

  test('what it calls magic is magical, and everything else that hits is physical', () => {
    const rows = new Map(rowsOf(autoAttack, hit).map((row) => [keyOf(row), row.school]))
    const schools = decided('damage-decided').map((own) => [own.school, String(rows.get(keyOf(own)))] as const)
    expect(new Set(schools.filter(([, theirs]) => theirs.startsWith('Magic')).map(([own]) => own))).toEqual(
      new Set([school.magical]),
    )
    expect(new Set(schools.filter(([, theirs]) => !theirs.startsWith('Magic')).map(([own]) => own))).toEqual(
      new Set([school.physical]),
    )
  })

  test('every healing is one of ours; what drains to its attacker is nobody’s there', () => {
    const ours = decided('heal-decided')
    expect(subtract(rowsOf(heal), ours)).toEqual([
      '2026-06-26T00:26:49.043Z | Unknown | Unknown | Combatant-005 | 13503 | false',
    ])
    const others = subtract(ours, rowsOf(heal))
    expect(others.pop()).toBe('2026-06-26T00:26:49.043Z | Combatant-005 | Drakesbane | Combatant-005 | 13503 | false')
    // The plugin counts from the first blow on; a shield put up six seconds before it heals, too.
    expect(others).toHaveLength(8)
    for (const other of others) expect(other).toMatch(/^2026-06-26T00:26:30.816Z .* Eukrasian Prognosis II /)
  })

  test('every use without an amount is a cast of ours, unless it was on the road', () => {
    const casts = pulls.flatMap((pull) =>
      told(
        pull,
        eventsOf(pull, 'cast').map((cast) => ({ ...cast, amount: 0, critical: false })),
      ),
    )
    const rows = rowsOf(use)
    expect(subtract(rows, casts).filter((row) => !row.includes('| mount_'))).toEqual([])
    expect(rows.filter(({ ability }) => ability.startsWith('mount_'))).toHaveLength(2)
    // MP and enmity that an action gives are no events; the action is.
    for (const { ability, attacker, at } of rowsOf(power, threat)) {
      expect(casts.some((cast) => cast.ability === ability && cast.attacker === attacker && cast.at === at)).toBe(true)
    }
  })
})

function readSwings(table: string): Swing[] {
  const rows = table.trim().split('\n').slice(1)
  return rows.map((row) => {
    const [kind = '', critical, amount, , ability = '', attacker = '', school, victim = '', at = ''] = row.split('\t')
    const name = ability.startsWith('unknown_') ? '' : ability // no name to the plugin, and none to us
    return {
      kind,
      critical: critical === '1',
      amount: Number(amount),
      ability: name,
      attacker,
      victim,
      at: Date.parse(at),
      school,
    }
  })
}

/** Most of the log hits striking dummies, which is no pull: here they count as enemies. */
const withFoesForDummies = () =>
  readFileSync(sharedData('netlog/fru-slice-2026.log'), 'utf8').replaceAll('|541|', '|542|')

interface Told {
  readonly at: number
  readonly source: number
  readonly target: number
  readonly ability: number
  readonly amount: number
  readonly critical: boolean
  readonly school?: number | undefined
}

/** Events of a pull in the words of the plugin, which calls the logger YOU. */
function told({ actors, abilityNames, startedAt }: RecordedPull, events: readonly Told[]): Omit<Swing, 'kind'>[] {
  const nameOf = (id: number) => actors[id]?.name.replace('Combatant-001', 'YOU') ?? 'Unknown'
  return events.map(({ at, source, target, ability, amount, critical, school }) => ({
    school,
    critical,
    amount,
    ability: abilityNames[ability] ?? '',
    attacker: nameOf(source),
    victim: nameOf(target),
    at: startedAt + at,
  }))
}

const keyOf = ({ critical, amount, ability, attacker, victim, at }: Omit<Swing, 'kind'>) =>
  [new Date(at).toISOString(), attacker, ability, victim, amount, critical].join(' | ')

/** What of the first has no equal in the second, one for one. */
function subtract(some: readonly Omit<Swing, 'kind'>[], others: readonly Omit<Swing, 'kind'>[]): string[] {
  const left = Map.groupBy(others.map(keyOf), (key) => key)
  return some.map(keyOf).filter((key) => left.get(key)?.pop() === undefined)
}
