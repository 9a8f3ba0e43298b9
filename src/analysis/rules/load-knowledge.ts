import { createHash } from 'node:crypto'
import type { Pull } from '../../report.ts'
import type { Db } from '../../store/db.ts'
import { findMember } from '../../store/people/find-member.ts'
import { findInForce, type InForce } from '../../store/people/in-force.ts'
import { listPins, type MemberPin } from '../../store/people/role-pins.ts'
import { listRoster, type RosterMember } from '../../store/people/roster.ts'
import { findStrat } from '../../store/people/strats.ts'
import { listEarlierResults } from '../../store/pulls/fights.ts'
import type { RolePin } from '../../strat/strat.ts'
import { resolutions } from '../metrics/resolutions.ts'
import type { Knowledge } from './knowledge.ts'
import { learn, pullsToLearnFrom } from './learn.ts'

/** What its static agreed on and had shown when a pull happened. */
export const loadKnowledge = async (db: Db, pull: Pull): Promise<Knowledge> =>
  await (await openKnowledge(db, pull.staticId, await findInForce(db, pull.staticId, [pull.id]))).load(pull)

export interface KnowledgeInForce {
  /** Changes exactly when another strat or other pins count for the pull; empty for neither. */
  stampOf(pull: Pull): string
  load(pull: Pull): Promise<Knowledge>
}

/** What counts for pulls of one static: more is asked only where something was agreed on. */
export async function openKnowledge(
  db: Db,
  staticId: number,
  { versions, hasPins }: Pick<InForce, 'versions' | 'hasPins'>,
): Promise<KnowledgeInForce> {
  const pins = hasPins ? await listPins(db, staticId) : []
  const roster = pins.length === 0 ? [] : await listRoster(db, staticId)
  return {
    stampOf: (pull) => stampOf(versions.get(pull.id), pinsOf(pull, pins, roster)),
    async load(pull) {
      const version = versions.get(pull.id)
      const strat =
        version === undefined || pull.encounter === undefined
          ? undefined
          : await findStrat(db, staticId, pull.encounter, version)
      return {
        ...(strat && { strat: { ...strat.strat, version: strat.version } }),
        pins: pinsOf(pull, pins, roster),
        learned: learn(await listEarlierResults(db, pull, resolutions, pullsToLearnFrom)),
      }
    },
  }
}

/** Who of a pull is pinned. Two who would have one place in it, or one name, have none: one of them is wrong. */
function pinsOf(
  { encounter, actors }: Pick<Pull, 'encounter' | 'actors'>,
  pins: readonly MemberPin[],
  roster: readonly RosterMember[],
): readonly RolePin[] {
  const own = pins.filter((pin) => pin.encounter === encounter)
  if (own.length === 0 || encounter === undefined) return []
  const members = new Map<string, (RosterMember | undefined)[]>()
  for (const { kind, name, world } of actors)
    if (kind === 'player') members.set(name, [...(members.get(name) ?? []), findMember(roster, name, world)])
  const pinned = [...members].flatMap(([name, [member, ...alike]]): RolePin[] => {
    const pin = alike.every((other) => other === member)
      ? own.find(({ memberId }) => memberId === member?.id)
      : undefined
    return pin === undefined ? [] : [{ encounter, name, slot: pin.slot }]
  })
  return pinned.filter(({ slot }) => pinned.filter((pin) => pin.slot === slot).length === 1)
}

/** `s3`, `p1f9a0c2d` or both. */
function stampOf(version: number | undefined, pins: readonly RolePin[]): string {
  const strat = version === undefined ? '' : `s${version}`
  if (pins.length === 0) return strat
  const told = pins.map(({ name, slot }) => `${name}\t${slot}`).sort()
  return `${strat}p${createHash('sha256').update(told.join('\n')).digest('hex').slice(0, 12)}`
}
