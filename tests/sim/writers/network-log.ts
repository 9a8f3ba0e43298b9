import { director, jobs } from '../../../src/game.ts'
import { hex, hex2, position, stamp } from './encode.ts'
import { in2021 } from './era-2021.ts'
import { type Era, openHasher } from './line-hash.ts'
import type { Night, TimedPull } from './night.ts'
import { openPullWriter } from './pull-lines.ts'

/** A world of the data centre, as type 03 spells it. */
const homeWorld = '4E|Behemoth'
const zoneInBeforeMs = 95_000
const fadeInAfterMs = 4_600

/** The night as ACT would have logged it in a year: one zone, its pulls, wipes and fade-ins; every line with its hash, CRLF. */
export function asNetworkLog(night: Night, era: Era = 2024): string {
  const first = night.pulls[0]
  if (!first) return ''
  const lines: string[] = []
  const seal = openHasher(era)
  const write = (line: string): void => {
    const told = era === 2021 ? in2021(line) : line
    if (told !== undefined) lines.push(seal(told))
  }
  header(write, night.title, first.startedAt - zoneInBeforeMs)
  enterZone(write, night, first)
  for (const [index, timed] of night.pulls.entries()) writePull(write, night, timed, index)
  return `${lines.join('\r\n')}\r\n`
}

type Write = (line: string) => void

function header(write: Write, title: string, at: number): void {
  const when = stamp(at - 4_000)
  // An echo line in the chat: nobody shall mistake this for a real night.
  write(`00|${when}|0038||${title}: invented by Vigil's fight simulator, nobody played it.`)
  write(`253|${when}|FFXIV_ACT_Plugin Version: 2.7.4.3 (0000000000000000)`)
  write(
    `249|${when}|Selected Language ID: English, Disable Damage Shield: False, Disable Combine Pets: False, Parse Filter: Party, DoTCrits: False, RealDoTs: False`,
  )
  write(`249|${when}|Selected Process ID: 0, Dump All Network Data: False, Disable Combat Log: False`)
}

function enterZone(write: Write, { party }: Night, { pull, startedAt }: TimedPull): void {
  const when = stamp(startedAt - zoneInBeforeMs)
  write(`01|${when}|${hex(pull.fight.territoryId)}|${pull.fight.zone}`)
  write(`02|${when}|${playerId(4)}|${party[4]?.name ?? ''}`)
  party.forEach(({ name, job }, index) => {
    const actor = pull.actors[index]
    const hp = `${actor?.maxHp}|${actor?.maxHp}`
    write(
      `03|${when}|${playerId(index)}|${name}|${hex(jobs[job].id)}|64|0000|${homeWorld}|0|0|${hp}|10000|10000|||100.00|115.00|0.00|-3.14`,
    )
  })
  write(`11|${when}|8|${party.map((_, index) => playerId(index)).join('|')}`)
}

function writePull(write: Write, night: Night, { pull, startedAt }: TimedPull, index: number): void {
  const command = (at: number, code: number, first = '00'): void =>
    write(`33|${stamp(at)}|${hex(pull.fight.director)}|${hex(code)}|${first}|00|00|00`)
  if (index === 0) command(startedAt - 40_000, director.commence, '1C20')
  const writer = openPullWriter(pull, startedAt, (actor) =>
    actor < night.party.length ? playerId(actor) : enemyId(index, actor),
  )
  for (const happening of pull.happenings) for (const line of writer.lines(happening)) write(line)
  const endedAt = startedAt + pull.durationMs
  write(`260|${stamp(endedAt + 900)}|0|0|1|1`)
  if (pull.answer.outcome === 'kill' || index === night.pulls.length - 1) return
  const fadeIn = endedAt + fadeInAfterMs
  for (const line of writer.removals(fadeIn - 1_200)) write(line)
  command(fadeIn, director.fadeIn)
  night.party.forEach(({ name }, slot) => {
    const maxHp = pull.actors[slot]?.maxHp ?? 0
    const seen = { actor: slot, hp: maxHp, maxHp, mp: 10_000, shield: 0, x: 100, y: 115, facing: -3.14 }
    write(`39|${stamp(fadeIn + 40)}|${playerId(slot)}|${name}|${maxHp}|${maxHp}|10000|10000|||${position(seen)}`)
  })
  command(fadeIn + 1_000, director.recommence)
}

const playerId = (index: number): string => hex(0x10700a10 + index * 0x111)
const enemyId = (pull: number, actor: number): string => `4001${hex2(pull + 1)}${hex2(actor)}`
