import { type Happening, type HappeningOf, nobody, type Seen, type SimPull } from '../truth.ts'
import { effects, floatBits, hex, hex2, hex4, hex8, position, shieldPercent, stamp, vitals } from './encode.ts'

export interface PullWriter {
  lines(happening: Happening): readonly string[]
  /** The enemies leave. */
  removals(at: number): readonly string[]
}

const environment = 'E0000000'

/** Turns what happened into log lines, without their hashes. */
export function openPullWriter(pull: SimPull, startedAt: number, idOf: (actor: number) => string): PullWriter {
  const { actors, abilityNames, statusNames } = pull
  const hpTold = new Map<number, number>()
  const present = new Map<number, Seen>()
  const name = (actor: number): string => actors[actor]?.name ?? ''
  const who = (actor: number): string => (actor === nobody ? `${environment}|` : `${idOf(actor)}|${name(actor)}`)
  const owner = (actor: number): string => {
    const master = actors[actor]?.owner
    return master === undefined ? '00' : idOf(master)
  }
  const action = (id: number): string => `${hex(id)}|${abilityNames.get(id) ?? ''}`
  const isPlayer = (actor: number): boolean => actors[actor]?.kind === 'player'
  const when = (at: number): string => stamp(startedAt + Math.round(at))
  const gains = gainsByPacket(pull)

  function decided(it: HappeningOf<'decided'>): string[] {
    const source = `${when(it.at)}|${who(it.source.actor)}|${action(it.ability)}`
    const tail = (index: number, count: number): string =>
      `${vitals(it.source)}|${hex8(it.packet)}|${index}|${count}|${owner(it.source.actor)}||01|${hex(it.ability)}|${hex(it.ability)}|0.600|0000`
    if (it.struck.length === 0) {
      const own = (actors[it.source.actor]?.maxHp ?? 0) > 44
      const target = own ? who(it.source.actor) : `${environment}|`
      const empty = '0|0|0|0|0|0|0|0|0|0|0|0|0|0|0|0'
      return [`21|${source}|${target}|${empty}|${own ? vitals(it.source) : '|||||||||'}|${tail(0, own ? 1 : 0)}`]
    }
    const type = it.struck.length > 1 ? 22 : 21
    return it.struck.map((struck, index) => {
      const target = struck.before
      return `${type}|${source}|${who(target.actor)}|${effects(struck, it.ability)}|${vitals(target)}|${tail(index, it.struck.length)}`
    })
  }

  function landed(it: HappeningOf<'landed'>): string[] {
    const { after } = it
    const head = `37|${when(it.at)}|${who(after.actor)}|${hex8(it.packet)}|${after.hp}`
    const given = gains.get(`${it.packet} ${after.actor}`) ?? []
    if (!isPlayer(after.actor) && given.length === 0) return [`${head}||||||${position(after)}`]
    const statuses = given.map(
      ({ status, stacks, durationMs, source }, index) =>
        `${hex2(index)}${hex(status).padStart(6, '0')}|${hex(stacks)}|${floatBits(durationMs / 1_000)}|${idOf(source)}`,
    )
    const rest = given.length === 0 ? '0' : `${hex2(given.length)}|${statuses.join('|')}`
    const shield = shieldPercent(after)
    return [`${head}|${after.maxHp}|${after.mp}|10000|${shield}||${position(after)}|1300|0|0|${rest}`]
  }

  function tick(it: HappeningOf<'tick'>): string {
    const source = present.get(it.source) ?? it.before
    const kind = it.heal ? 'HoT' : 'DoT'
    const amount = it.heal ? it.heal.amount + it.heal.overheal : (it.damage?.amount ?? 0) + (it.damage?.overkill ?? 0)
    const known = it.heal || !isPlayer(it.source) ? hex(it.status) : '0'
    return `24|${when(it.at)}|${who(it.before.actor)}|${kind}|${known}|${hex(amount)}|${vitals(it.before)}|${who(it.source)}|FFFFFFFF|${vitals(source)}`
  }

  function told(at: number, seen: Seen): string {
    hpTold.set(seen.actor, seen.hp)
    return `39|${when(at)}|${who(seen.actor)}|${seen.hp}|${seen.maxHp}|${seen.mp}|10000|||${position(seen)}`
  }

  /** After the ticks of a heartbeat the log tells the HP that no other line told. */
  const changed = (at: number): string[] =>
    [...present.values()].filter(({ actor, hp }) => (hpTold.get(actor) ?? hp) !== hp).map((seen) => told(at, seen))

  function seen(it: HappeningOf<'seen'>): string[] {
    const { actor, x, y, facing, hp } = it.actor
    const moved = `261|${when(it.at)}|Change|${idOf(actor)}|Heading|${facing.toFixed(4)}|PosX|${x.toFixed(4)}|PosY|${y.toFixed(4)}`
    const fellOrRose = hp === 0 || (hpTold.get(actor) ?? hp) === 0
    return fellOrRose ? [moved, told(it.at, it.actor)] : [moved]
  }

  function appears(it: HappeningOf<'appears'>): string[] {
    const actor = actors[it.actor.actor]
    if (!actor || actor.kind === 'player') return [told(it.at, it.actor)]
    const helper = actor.maxHp === 44
    const id = idOf(actor.id)
    const { hp, maxHp, x, y } = it.actor
    const added = `03|${when(it.at)}|${id}|${actor.name}|00|${helper ? '1' : '64'}|${owner(actor.id).padStart(4, '0')}|00||${actor.nameId}|${actor.gameId}|${hp}|${maxHp}|${helper ? 0 : 10_000}|10000|||${position(it.actor)}`
    if (helper || actor.kind === 'pet') return [added]
    const extra = `BNpcID|${hex(actor.gameId)}|BNpcNameID|${hex(actor.nameId)}|CurrentMP|10000|Heading|0.0000|Level|100|MaxHP|${maxHp}|MaxMP|10000|Name|${actor.name}|PosX|${x.toFixed(4)}|PosY|${y.toFixed(4)}|PosZ|0.0000|Radius|5.0000|Type|2`
    return [added, `261|${when(it.at)}|Add|${id}|${extra}`]
  }

  function status(it: HappeningOf<'gain'> | HappeningOf<'loss'> | HappeningOf<'spent'>): string[] {
    const seconds = it.kind === 'gain' ? it.durationMs / 1_000 : it.kind === 'spent' ? it.leftMs / 1_000 : 0
    const label = `${hex(it.status)}|${statusNames.get(it.status)?.name ?? ''}|${seconds.toFixed(2)}`
    const maxima = `${actors[it.target]?.maxHp ?? 0}|${actors[it.source]?.maxHp ?? ''}`
    return [
      `${it.kind === 'loss' ? 30 : 26}|${when(it.at)}|${label}|${who(it.source)}|${who(it.target)}|${hex2(it.stacks)}|${maxima}`,
    ]
  }

  function listed({ at, actor, statuses }: HappeningOf<'listed'>): string {
    const triplets = statuses.map(
      ({ status, stacks, leftMs, source }) =>
        `${hex2(stacks)}${hex4(status)}|${floatBits(leftMs / 1_000)}|${source === nobody ? environment : idOf(source)}`,
    )
    return `38|${when(at)}|${who(actor.actor)}|00646464|${actor.hp}|${actor.maxHp}|${actor.mp}|10000|${shieldPercent(actor)}||${position(actor)}|1300|0|0|${triplets.join('|')}`
  }

  function remember(it: Happening): void {
    if (it.kind === 'landed' || it.kind === 'tick') present.set(it.after.actor, it.after)
    if (it.kind === 'landed') hpTold.set(it.after.actor, it.after.hp)
    if (it.kind === 'seen' || it.kind === 'appears') present.set(it.actor.actor, it.actor)
  }

  /** Real logs name a killer even where there was none: the enemy that was last seen. */
  function killer(it: HappeningOf<'death'>): number {
    if (it.killer !== undefined) return it.killer
    return (
      [...present.keys()]
        .filter((actor) => actors[actor]?.kind === 'enemy' && (actors[actor]?.maxHp ?? 0) > 44)
        .at(-1) ?? 0
    )
  }

  function lines(it: Happening): string[] {
    remember(it)
    switch (it.kind) {
      case 'begin-cast':
        return [
          `20|${when(it.at)}|${who(it.source.actor)}|${action(it.ability)}|${who(it.target)}|${(it.durationMs / 1_000).toFixed(3)}|${position(it.source)}`,
        ]
      case 'cancel-cast':
        return [
          `23|${when(it.at)}|${who(it.source)}|${action(it.ability)}|${isPlayer(it.source) ? 'Cancelled' : 'Interrupted'}`,
        ]
      case 'decided':
        return decided(it)
      case 'landed':
        return landed(it)
      case 'tick':
        return [tick(it)]
      case 'gain':
      case 'spent':
      case 'loss':
        return status(it)
      case 'death':
        return it.isUntold ? [] : [`25|${when(it.at)}|${who(it.target)}|${who(killer(it))}`]
      case 'seen':
        return seen(it)
      case 'appears':
        return appears(it)
      case 'targetable':
        return [`34|${when(it.at)}|${who(it.actor)}|${who(it.actor)}|${it.targetable ? '01' : '00'}`]
      case 'listed':
        return [listed(it)]
      case 'marked':
        return [`27|${when(it.at)}|${who(it.target)}|0000|0000|${hex4(it.marker)}|0000|0000|0000`]
      case 'tethered':
        return [
          `35|${when(it.at)}|${who(it.source)}|${who(it.target)}|0000|0000|${hex4(it.tether)}|${idOf(it.target)}|000F|0000`,
        ]
      case 'waymark':
        return [`28|${when(it.at)}|Add|${it.waymark}|${who(0)}|${it.x}|${it.y}|0`]
      case 'countdown':
        return [`268|${when(it.at)}|${idOf(0)}|004E|${it.seconds}|00|${name(0)}`]
      case 'gauge':
        return [...changed(it.at), `36|${when(it.at)}|${hex4(it.value)}|3`]
      case 'director':
        return [`33|${when(it.at)}|${hex(pull.fight.director)}|${hex(it.command)}|00|00|00|00`]
      case 'combat':
        return [`260|${when(it.at)}|${it.on ? '1|1' : '0|0'}|1|1`]
    }
  }

  function removals(at: number): string[] {
    const enemies = [...present].filter(([actor]) => !isPlayer(actor))
    return enemies.map(([actor, last]) => {
      const { nameId = 0, gameId = 0, maxHp = 0 } = actors[actor] ?? {}
      return `04|${stamp(at)}|${who(actor)}|00|64|0000|00||${nameId}|${gameId}|${last.hp}|${maxHp}|0|10000|||${position(last)}`
    })
  }

  return { lines, removals }
}

function gainsByPacket({ happenings }: SimPull): ReadonlyMap<string, readonly HappeningOf<'gain'>[]> {
  const found = new Map<string, HappeningOf<'gain'>[]>()
  for (const it of happenings) {
    if (it.kind !== 'gain' || it.packet === 0) continue
    const key = `${it.packet} ${it.target}`
    const list = found.get(key)
    if (list) list.push(it)
    else found.set(key, [it])
  }
  return found
}
