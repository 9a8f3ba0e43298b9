import { director } from '../../../src/game.ts'
import type { Body } from './body.ts'
import { isTank } from './finding.ts'
import type { World } from './world.ts'

interface Fall {
  readonly body: Body | undefined
  readonly diedMs: number
  readonly upMs: number
}

/** A tank who is not raised so soon is missing, if the pull is over so soon. */
const raisedInMs = 15_000
const overInMs = 30_000

/** A hit that comes after the pull was lost: half the party lies dead, a tank is gone for good, or it was called. */
export function isOver(world: World, atMs: number, durationMs: number): boolean {
  if (!world.happenings.some((it) => it.kind === 'director' && it.command === director.wipe)) return false
  const falls = fallsIn(world)
  const lost = falls.filter(({ body, diedMs, upMs }) => {
    const isGone = upMs - diedMs > raisedInMs && durationMs - diedMs <= overInMs
    const left = world.players.filter((each) => !isDeadAt(falls, each, diedMs))
    return (isGone && body && isTank(body)) || left.length * 2 <= world.players.length
  })
  return lost.some(({ diedMs }) => diedMs < atMs) || (world.calledMs ?? Number.POSITIVE_INFINITY) < atMs
}

export function aliveAt(world: World, atMs: number): readonly Body[] {
  const falls = fallsIn(world)
  return world.players.filter((body) => !isDeadAt(falls, body, atMs))
}

/** Whether somebody lay dead at any moment between two. */
export const wasDead = (world: World, { actor }: Body, fromMs: number, toMs: number): boolean =>
  fallsIn(world).some(({ body, diedMs, upMs }) => body?.actor === actor && diedMs < toMs && upMs > fromMs)

const isDeadAt = (falls: readonly Fall[], body: Body, atMs: number): boolean =>
  falls.some((fall) => fall.body === body && fall.diedMs <= atMs && fall.upMs > atMs)

const fallsIn = ({ deaths, raises, players }: World): readonly Fall[] =>
  deaths.map(({ who, lethalMs }) => ({
    body: players.find(({ actor }) => actor.name === who),
    diedMs: lethalMs,
    upMs: raises.find((raise) => raise.who === who && (raise.upMs ?? -1) > lethalMs)?.upMs ?? Number.POSITIVE_INFINITY,
  }))
