import type { PlayerDeath, PullContext, Resolution } from '../context.ts'
import { findThrow } from '../ending/call.ts'
import { isAble } from './able.ts'
import { type Broken, brokenAnyway } from './broken.ts'

/** Others who fall this soon were in the same trouble. */
const sameMs = 3_000

/** Left the arena alone: thrown off where the others stood, or walked off. */
export function judgeFalls(context: PullContext): readonly Broken[] {
  const unhit = context.deaths.filter((death) => death.blow === undefined && !wasDoomed(context, death))
  return unhit.flatMap((death, index) => {
    const { player, atMs } = death
    const near = unhit.filter((other) => other !== death && Math.abs(other.atMs - atMs) <= sameMs)
    const thrown = findThrow(context, death)
    const isKnown = thrown !== undefined && isKnockBack(context, thrown)
    if (near.length > 0 || (isKnown && !othersStood(context, thrown, death))) return []
    if (!isAble(context, player, death.diedMs - 1)) return []
    return [
      brokenAnyway('fall', {
        id: isKnown ? thrown.ability : 0,
        occurrence: isKnown ? thrown.occurrence : index + 1,
        grave: true,
        atMs: isKnown ? thrown.startMs : atMs,
        about: 'each',
        players: [player],
        evidence: isKnown ? 'thrown off' : 'walked off',
        struck: [player],
      }),
    ]
  })
}

const isKnockBack = ({ encounter, rules }: PullContext, { ability }: Resolution): boolean =>
  encounter?.knockbacks.includes(ability) === true || rules.of(ability)?.rule.kind === 'knock-back'

function othersStood(context: PullContext, { targets, startMs }: Resolution, { player, atMs }: PlayerDeath): boolean {
  const others = targets.filter((target) => target !== player)
  const fell = others.filter((target) =>
    context.deaths.some(
      ({ player: dead, blow, diedMs }) =>
        dead === target && blow === undefined && diedMs >= startMs && diedMs <= atMs + sameMs,
    ),
  )
  return fell.length * 2 < others.length
}

const wasDoomed = ({ facts, statusesOn }: PullContext, { player, diedMs }: PlayerDeath): boolean =>
  statusesOn(player, diedMs - 1).some(({ status }) => facts.faultStatuses.doom.includes(status))
