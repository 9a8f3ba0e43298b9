import type { PlayerDeath, PullContext, Resolution } from '../context.ts'
import { isUnsurvivable } from '../ending/ending.ts'
import { type Broken, brokenAnyway } from './broken.ts'
import { diedOf } from './died-of.ts'

/** A graze is as far back as nobody can be healed. */
const grazeMs = 5_000
/** Of so few nobody can say that the others survived. */
const fewestOthers = 3

/**
 * Died to what the others lived through, because something that nobody has a rule for had struck them alone just before
 * (METRICS §2): the graze is where it began. Asked of deaths that nothing else explains.
 */
export function judgeSurvivable(context: PullContext, unexplained: readonly PlayerDeath[]): readonly Broken[] {
  return unexplained.flatMap((death) => {
    const { blow, player } = death
    if (blow === undefined || blow.tick || isUnsurvivable(context, death) === true) return []
    const use = context.resolutions.find(
      ({ ability, startMs, endMs }) => ability === blow.ability && startMs <= blow.decidedMs && blow.decidedMs <= endMs,
    )
    if (use === undefined || use.targets.length <= fewestOthers) return []
    return grazesOf(context, death, use)
      .map(({ ability: id, startMs: atMs, occurrence }) =>
        brokenAnyway('survivable', {
          id,
          occurrence,
          grave: true,
          atMs,
          about: 'each',
          players: [player],
          evidence: 'grazed before',
          struck: [player],
        }),
      )
      .filter((broken) => diedOf(context, broken).includes(death))
      .slice(0, 1)
  })
}

/** What struck them and nobody else, and no rule says it should strike somebody; in every use in which it struck at all. */
const grazesOf = ({ resolutions, rules }: PullContext, { player }: PlayerDeath, use: Resolution) =>
  resolutions.filter(
    ({ ability, occurrence, startMs, targets }) =>
      startMs <= use.startMs &&
      use.startMs - startMs <= grazeMs &&
      ability !== use.ability &&
      targets.length === 1 &&
      targets[0] === player &&
      rules.of(ability, occurrence) === undefined,
  )
