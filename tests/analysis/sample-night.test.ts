import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { buildContext } from '../../src/analysis/context.ts'
import { damageDone } from '../../src/analysis/metrics/damage-done.ts'
import { deaths } from '../../src/analysis/metrics/deaths.ts'
import { phases } from '../../src/analysis/metrics/phases.ts'
import { wipes } from '../../src/analysis/metrics/wipes.ts'
import { runMetrics } from '../../src/analysis/run-metrics.ts'
import { consistency } from '../../src/analysis/studies/consistency.ts'
import { faultScore } from '../../src/analysis/studies/fault-score.ts'
import { gateDiagnostic } from '../../src/analysis/studies/gate-diagnostic.ts'
import { recoveries } from '../../src/analysis/studies/recoveries.ts'
import { sessionReport } from '../../src/analysis/studies/session-report.ts'
import { type AnalysedPull, resultOf, type Study } from '../../src/analysis/study.ts'
import { headlineOf, verdictOf } from '../../src/analysis/verdict.ts'
import { readFacts } from '../../src/game/facts.ts'
import { openLog } from '../../src/ingest/netlog/netlog.ts'
import type { Answer } from '../sim/answers.ts'

const sample = (name: string) => new URL(`../../sample/${name}`, import.meta.url)
const { pulls: answers } = JSON.parse(readFileSync(sample('sample-night.answers.json'), 'utf8')) as {
  readonly pulls: readonly Answer[]
}
const night: AnalysedPull[] = []

beforeAll(async () => {
  const facts = readFacts()
  const log = await openLog(sample('sample-night.log.gz').pathname)
  for await (const { events, ...told } of log.pulls()) {
    const pull = { ...told, id: night.length + 1, number: night.length + 1, staticId: 1, report: log.info, storedAt: 0 }
    night.push({ pull, ...runMetrics(buildContext(pull, events, facts)) })
  }
})

/** What we say of each pull beside what the simulator knows of it. */
const compare = <Ours, Truth>(ours: (pull: AnalysedPull) => Ours, truth: (answer: Answer) => Truth) => ({
  ours: night.map(ours),
  truth: answers.map(truth),
})

test('every pull is there and every metric had a result', () => {
  expect(night.map(({ pull, failed }) => [pull.outcome, failed])).toEqual(answers.map(({ outcome }) => [outcome, {}]))
})

test('deaths: who, when and to what', () => {
  const { ours, truth } = compare(
    (pull) => resultOf(pull, deaths)?.deaths.map(({ player, ability }) => [player.name, ability?.id]),
    (answer) => answer.deaths.map(({ who, ability }) => [who, ability?.id]),
  )
  expect(ours.map((one) => one?.toSorted())).toEqual(truth.map((one) => one.toSorted()))
})

test('HP before the blow, within what a tick heals meanwhile', () => {
  for (const [index, answer] of answers.entries()) {
    const pull = night[index]
    const told = (pull && resultOf(pull, deaths)?.deaths) ?? []
    for (const { who, hpBefore, lethalMs } of answer.deaths.filter(({ ability }) => ability)) {
      const ours = told.find(({ player, diedMs }) => player.name === who && Math.abs(diedMs - lethalMs) < 500)
      expect(Math.abs((ours?.hpBefore ?? 0) - hpBefore) / (ours?.maxHp ?? 1)).toBeLessThan(0.05)
    }
  }
})

test('raises that were completed', () => {
  const { ours, truth } = compare(
    (pull) => resultOf(pull, deaths)?.raises.map(({ by, target }) => [by, target]),
    (answer) => answer.raises.map(({ by, who }) => [by, who]),
  )
  expect(ours).toEqual(truth)
})

test('how each pull ended', () => {
  const { ours, truth } = compare(
    (pull) => resultOf(pull, wipes)?.class,
    ({ ended }) => ended,
  )
  expect(ours).toEqual(truth)
})

test('where each pull ended, within the second of one resolution', () => {
  const { ours, truth } = compare(
    (pull) => resultOf(pull, wipes)?.location?.atMs ?? Number.NaN,
    ({ location }) => location?.atMs ?? Number.NaN,
  )
  for (const [index, atMs] of ours.entries()) expect(Math.abs(atMs - (truth[index] ?? 0))).toBeLessThanOrEqual(1_000)
})

test('phases begin when they did, within half a second', () => {
  const { ours, truth } = compare(
    (pull) => resultOf(pull, phases)?.map(({ id, startMs }) => [id, startMs]) ?? [],
    (answer) => answer.phases.map(({ id, startMs }) => [id, startMs]),
  )
  expect(ours.map((told) => told.map(([id]) => id))).toEqual(truth.map((told) => told.map(([id]) => id)))
  const apart = ours.flat().map(([, startMs = 0], index) => Math.abs(startMs - (truth.flat()[index]?.[1] ?? 0)))
  expect(Math.max(...apart)).toBeLessThanOrEqual(500)
})

test('what was left of the boss', () => {
  const { ours, truth } = compare(
    (pull) => resultOf(pull, wipes)?.depth.boss,
    ({ boss }) => boss,
  )
  for (const [index, boss] of truth.entries()) {
    expect(ours[index]?.name).toBe(boss.name)
    expect(Math.abs((ours[index]?.share ?? 0) - boss.share)).toBeLessThan(0.005)
  }
})

test('damage by player, within what a network log guesses of ticks', () => {
  for (const [index, { damageByPlayer }] of answers.entries()) {
    const done = night[index] && resultOf(night[index], damageDone)
    for (const { name, amount } of done?.players ?? []) {
      const truth = damageByPlayer[name] ?? 0
      expect(Math.abs(amount - truth) / Math.max(truth, 1)).toBeLessThan(0.05)
    }
  }
})

test('nobody is accused who did nothing: every player a cause names was planted or thrown', () => {
  for (const [index, answer] of answers.entries()) {
    const cause = night[index] && resultOf(night[index], wipes)?.cause
    const fault = cause?.kind === 'fault' || cause?.kind === 'call' ? cause.fault : undefined
    if (fault?.about !== 'each') continue
    const planted = answer.faults.flatMap(({ plant }) => ('who' in plant ? [plant.who] : []))
    const named = fault.players.map(({ name }) => answer.deaths.find(({ who }) => who === name)?.slot)
    expect(planted).toEqual(expect.arrayContaining(named))
  }
})

test('two plain sentences for every pull, short enough for a phone', () => {
  for (const pull of night) {
    const { ended, started } = verdictOf(pull, 'roles')
    expect(headlineOf(pull)).toMatch(/^Pull \d+ · FRU · P\d \d+\.\d %$/)
    expect(`${ended} ${started}`).not.toMatch(/#\d|undefined|NaN/)
    expect(ended.length).toBeLessThan(120)
    expect(started.length).toBeLessThan(200)
  }
})

test('a cause by a fault is the planted one', () => {
  for (const [index, answer] of answers.entries()) {
    const cause = night[index] && resultOf(night[index], wipes)?.cause
    if (cause?.kind !== 'fault') continue
    const apart = answer.faults.map(({ atMs }) => Math.abs(atMs - cause.fault.atMs))
    expect(Math.min(...apart)).toBeLessThanOrEqual(1_500)
  }
})

test('the night in numbers', () => {
  const report = sessionReport.compute(night)
  expect(report).toMatchObject({ pulls: 12, kills: 0, wipes: 12, best: { pull: 12, phase: 'P3' } })
  expect(report.deaths).toBe(answers.reduce((sum, answer) => sum + answer.deaths.length, 0))
  expect(report.firsts).toEqual([
    { phase: 'P2', pull: 6 },
    { phase: 'P3', pull: 12 },
  ])
})

test('how many pulls came to each phase, and what those were lost to that never got past it', () => {
  const { phases: gates } = gateDiagnostic.compute(night)
  for (const { id, reached, lost } of gates) {
    const came = answers.filter((answer) => answer.phases.some((phase) => phase.id === id))
    const lostHere = came.filter((answer) => answer.phases.at(-1)?.id === id).map(({ ended }) => ended)
    const count = (kind: Answer['ended']) => lostHere.filter((ended) => ended === kind).length
    expect([id, reached, lost.damage, lost.mitigation]).toEqual([id, came.length, count('enrage'), count('mitigation')])
  }
})

test('a mechanic fails in pulls that something was planted in, and in no other', () => {
  const isPlanted = ({ faults: planted }: Answer) => planted.some(({ plant }) => plant.kind !== 'called-wipe')
  const quiet = night.filter((_, index) => !answers[index] || !isPlanted(answers[index]))
  expect(quiet.length).toBeGreaterThan(0)
  expect(consistency.compute(quiet).mechanics).toEqual([])
  const { mechanics } = consistency.compute(night)
  expect(mechanics.length).toBeGreaterThan(0)
  expect(mechanics.every(({ failures, chances }) => failures > 0 && failures <= chances)).toBe(true)
})

test('what is said of the night has both numbers, reads as sentences, and fits', () => {
  const said = [
    ...sayAll(gateDiagnostic),
    ...sayAll(consistency),
    ...sayAll(faultScore),
    ...sayAll(recoveries),
    ...sayAll(sessionReport),
  ]
  expect(said.length).toBeGreaterThan(10)
  for (const text of said) {
    expect(text).not.toMatch(/#\d|undefined|NaN|Infinity/)
    expect(text.length).toBeLessThan(2_000)
  }
})

const sayAll = <Result>({ compute, present }: Study<Result>): readonly string[] =>
  (['off', 'roles', 'initials', 'names'] as const).flatMap((blame) =>
    present(compute(night), blame).flatMap((block) => (block.kind === 'note' ? [block.text] : [])),
  )
