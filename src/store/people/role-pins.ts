import { and, eq } from 'drizzle-orm'
import type { Slot } from '../../strat/strat.ts'
import type { Db } from '../db.ts'
import { rolePins } from '../schema.ts'

/** A member of the roster who plays one place in a fight, whatever the pulls look like. */
export interface MemberPin {
  /** Key of the encounter in the game facts. */
  readonly encounter: string
  readonly memberId: number
  readonly slot: Slot
}

/** The pins of a static, of one encounter or of all. */
export async function listPins(db: Db, staticId: number, encounter?: string): Promise<MemberPin[]> {
  const own = eq(rolePins.staticId, staticId)
  return await db
    .select({ encounter: rolePins.encounter, memberId: rolePins.memberId, slot: rolePins.slot })
    .from(rolePins)
    .where(encounter === undefined ? own : and(own, eq(rolePins.encounter, encounter)))
}

/** Pins a member to a place; what they were pinned to before is forgotten. Call it through `changeRoster`, so that it can be taken back. */
export async function savePin(db: Db, staticId: number, { encounter, memberId, slot }: MemberPin): Promise<void> {
  await db
    .insert(rolePins)
    .values({ staticId, encounter, memberId, slot })
    .onConflictDoUpdate({ target: [rolePins.staticId, rolePins.encounter, rolePins.memberId], set: { slot } })
}

/** Takes a pin away; false when there was none. */
export async function removePin(db: Db, staticId: number, encounter: string, memberId: number): Promise<boolean> {
  const gone = await db
    .delete(rolePins)
    .where(and(ofMember(staticId, memberId), eq(rolePins.encounter, encounter)))
    .returning({ slot: rolePins.slot })
  return gone.length > 0
}

/** Gives one member the pins of another, except where they have their own. */
export async function movePins(db: Db, staticId: number, fromId: number, intoId: number): Promise<void> {
  const own = await listPins(db, staticId)
  const taken = new Set(own.filter(({ memberId }) => memberId === intoId).map(({ encounter }) => encounter))
  for (const pin of own)
    if (pin.memberId === fromId && !taken.has(pin.encounter)) await savePin(db, staticId, { ...pin, memberId: intoId })
}

const ofMember = (staticId: number, memberId: number) =>
  and(eq(rolePins.staticId, staticId), eq(rolePins.memberId, memberId))
