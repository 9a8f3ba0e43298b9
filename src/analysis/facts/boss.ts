import type { PullContext } from '../context.ts'

export interface BossLeft {
  readonly name: string
  /** Share of HP left, 0 to 1. */
  readonly share: number
}

/**
 * The boss fought last and what was left of it: of the enemies hit in the last phase, one the facts name before any
 * other, the largest among equals. The source's own figure wins, as fine as HP tells it; without either nobody knows.
 */
export function findBossLeft(context: PullContext): BossLeft | undefined {
  const { pull, enemies, health, hits, phases } = context
  const last = phases.at(-1)
  const struck = new Set(hits.filter(({ decidedMs }) => decidedMs >= (last?.startMs ?? 0)).map(({ target }) => target))
  const found = enemies
    .filter(({ id }) => struck.has(id))
    .map((actor) => ({ actor, isBoss: isBossOf(context, actor.gameId), seen: health.of(actor.id).at(-1) }))
    .sort(
      (one, other) => Number(other.isBoss) - Number(one.isBoss) || (other.seen?.maxHp ?? 0) - (one.seen?.maxHp ?? 0),
    )[0]
  const share = found?.seen && found.seen.maxHp > 0 ? found.seen.hp / found.seen.maxHp : undefined
  if (pull.bossHp === undefined) return found && share !== undefined ? { name: found.actor.name, share } : undefined
  const isSame = share !== undefined && Math.abs(share - pull.bossHp) <= roundedTo
  return { name: found?.actor.name ?? bossName(context), share: isSame ? share : pull.bossHp }
}

/** FFLogs rounds to a hundredth of a percent: HP that agrees with it so far is the same figure, only finer. */
const roundedTo = 0.0001

/** Of the phase nobody was hit in: who the facts say is fought in it, or the fight, which every source calls otherwise. */
function bossName({ encounter, pull, phases }: PullContext): string {
  const index = (phases.at(-1)?.id ?? 1) - 1
  return encounter?.bosses.find(({ phases: own }) => own.includes(index))?.name ?? encounter?.name ?? pull.fightName
}

const isBossOf = ({ encounter }: PullContext, gameId: number | undefined): boolean =>
  encounter?.bosses.some((boss) => boss.gameId === gameId) === true
