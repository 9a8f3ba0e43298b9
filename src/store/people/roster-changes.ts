import { and, desc, eq, inArray, lt, notInArray, sql } from 'drizzle-orm'
import { isSameName } from '../../character.ts'
import type { Db } from '../db.ts'
import type { RosterRow } from '../schema/people.ts'
import { rolePins, rosterAliases, rosterChanges, rosterMembers } from '../schema.ts'
import { findMember } from './find-member.ts'
import { listPins, type MemberPin } from './role-pins.ts'
import { listRoster, type RosterMember, saveAlias } from './roster.ts'
import { lockStatic } from './statics.ts'

/** Something that was done to a roster. */
export interface RosterChange {
  /** What it was, as a sentence: `Ayla was added.` */
  readonly told: string
  /** Who did it, by the name they have in Discord. */
  readonly changedBy: string
  /** Epoch ms. */
  readonly changedAt: number
}

/**
 * Changes a roster so that it can be taken back. Changes of one static wait for each other; one that throws leaves the
 * roster as it was.
 * @param change gets the roster as it is, and says what it did
 */
export async function changeRoster(
  db: Db,
  staticId: number,
  by: Omit<RosterChange, 'told'>,
  change: (tx: Db, roster: readonly RosterMember[]) => Promise<string>,
): Promise<string> {
  return await db.transaction(async (tx) => {
    await lockStatic(tx, staticId)
    const roster = await listRoster(tx, staticId)
    const before = withPins(roster, await listPins(tx, staticId))
    const told = await change(tx, roster)
    const kept = { staticId, told, ...by, before }
    const [row] = await tx.insert(rosterChanges).values(kept).returning({ id: rosterChanges.id })
    await forgetOlder(tx, staticId, row?.id ?? 0)
    return told
  })
}

/** Makes the roster what it was before its last change, and gives that; once more, the one before. */
export async function undoRosterChange(db: Db, staticId: number): Promise<RosterChange | undefined> {
  return await db.transaction(async (tx) => {
    await lockStatic(tx, staticId)
    const own = eq(rosterChanges.staticId, staticId)
    const [last] = await tx.select().from(rosterChanges).where(own).orderBy(desc(rosterChanges.id)).limit(1)
    if (last === undefined) return undefined
    await restore(tx, staticId, last.before)
    await tx.delete(rosterChanges).where(eq(rosterChanges.id, last.id))
    return { told: last.told, changedBy: last.changedBy, changedAt: last.changedAt }
  })
}

/** How many changes can be taken back. */
const kept = 20

async function forgetOlder(tx: Db, staticId: number, newest: number): Promise<void> {
  const recent = tx
    .select({ id: rosterChanges.id })
    .from(rosterChanges)
    .where(eq(rosterChanges.staticId, staticId))
    .orderBy(desc(rosterChanges.id))
    .limit(kept)
  const old = and(
    eq(rosterChanges.staticId, staticId),
    lt(rosterChanges.id, newest),
    notInArray(rosterChanges.id, recent),
  )
  await tx.delete(rosterChanges).where(old)
}

const withPins = (roster: readonly RosterMember[], pins: readonly MemberPin[]): RosterRow[] =>
  roster.map((member) => {
    const own = pins.filter(({ memberId }) => memberId === member.id)
    return own.length === 0
      ? member
      : { ...member, pins: Object.fromEntries(own.map(({ encounter, slot }) => [encounter, slot])) }
  })

/**
 * Members keep their ids, so that what else is stored of them stays theirs. Whoever opted out stays, with every
 * character that is theirs by now: taking back something else shows nobody again.
 */
async function restore(tx: Db, staticId: number, before: readonly RosterRow[]): Promise<void> {
  const ids = new Set(before.map(({ id }) => id))
  const now = await listRoster(tx, staticId)
  const left = now.filter(({ optedOutBy }) => optedOutBy !== undefined)
  const back = before.filter(({ id, name }) => !left.some((out) => out.id !== id && isSameName(out.name, name)))
  const gone = now.filter(({ id, optedOutBy }) => !ids.has(id) && optedOutBy === undefined).map(({ id }) => id)
  if (gone.length > 0) await tx.delete(rosterMembers).where(inArray(rosterMembers.id, gone))
  await tx.delete(rosterAliases).where(eq(rosterAliases.staticId, staticId))
  await tx.delete(rolePins).where(eq(rolePins.staticId, staticId))
  await restoreMembers(tx, staticId, back, left)
  for (const { id, aliases } of [...left, ...back])
    for (const alias of aliases) await saveAlias(tx, staticId, alias, id)
  const pins = back.flatMap(({ id, pins = {} }) =>
    Object.entries(pins).map(([encounter, slot]) => ({ staticId, encounter, memberId: id, slot })),
  )
  if (pins.length > 0) await tx.insert(rolePins).values(pins)
}

/** A member who comes back is left out if they were before, or if whoever has their characters now is. */
async function restoreMembers(
  tx: Db,
  staticId: number,
  back: readonly RosterRow[],
  left: readonly RosterMember[],
): Promise<void> {
  if (back.length === 0) return
  const heirOf = ({ name, aliases }: RosterRow) =>
    left.find((out) =>
      [{ name }, ...aliases].some((own) => findMember([out], own.name, 'world' in own ? own.world : undefined)),
    )
  const rows = back.map((row) => {
    const { id, name, discordUserId } = row
    return { id, staticId, name, discordUserId, optedOutBy: heirOf(row)?.optedOutBy ?? row.optedOutBy ?? null }
  })
  await tx
    .insert(rosterMembers)
    .values(rows)
    .onConflictDoUpdate({
      target: rosterMembers.id,
      set: { name: sql`excluded.name`, discordUserId: sql`excluded.discord_user_id` },
    })
}
