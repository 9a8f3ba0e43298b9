import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { fights } from './fights/index.ts'
import { help } from './help.ts'
import { type PartyName, parties } from './parties.ts'
import type { Confounder, Plant, Slip } from './plants.ts'
import { simulatedReport } from './reports.ts'
import { compress, sampleFiles } from './sample.ts'
import type { FightScript } from './script.ts'
import { simulate } from './simulate.ts'
import { truthPull } from './truth-pulls.ts'
import { type Era, eras } from './writers/line-hash.ts'
import { asNetworkLog } from './writers/network-log.ts'
import type { Night } from './writers/night.ts'
import { asStandInReport } from './writers/stand-in-report.ts'

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    sample: { type: 'boolean' },
    night: { type: 'boolean' },
    mechanics: { type: 'boolean' },
    fights: { type: 'boolean' },
    parties: { type: 'boolean' },
    out: { type: 'string' },
    truth: { type: 'string' },
    fight: { type: 'string', default: 'fru' },
    party: { type: 'string', default: 'usual' },
    seed: { type: 'string', default: '1' },
    plant: { type: 'string', multiple: true, default: [] },
    confounder: { type: 'string', multiple: true, default: [] },
    slip: { type: 'string', multiple: true, default: [] },
    exact: { type: 'boolean', default: false },
    countdown: { type: 'boolean', default: false },
    damage: { type: 'string', default: '1' },
    enemies: { type: 'string', default: '1' },
    era: { type: 'string', default: '2024' },
    'win-after': { type: 'string' },
  },
})

if (values.sample) writeSample()
else if (values.fights) listFights()
else if (values.parties) listParties()
else if (values.mechanics) listMechanics(fightOf(values.fight))
else if (values.out === undefined || values.help) console.log(help)
else if (values.night) write(values.out, 'report.json', JSON.stringify(simulatedReport(Number(values.seed))))
else writeNight(values.out, values.truth === undefined ? askedFor() : truthPull(Number(values.truth)).night)

function writeSample(): void {
  const folder = fileURLToPath(new URL('../../sample/', import.meta.url))
  const { log, answers } = sampleFiles()
  write(folder, 'sample-night.log.gz', compress(log))
  write(folder, 'sample-night.answers.json', answers)
}

/** The pull of the other arguments, as a night of its own. */
function askedFor(): Night {
  const party = parties[partyOf(values.party)]
  const winAfter = values['win-after']
  const pull = simulate(fightOf(values.fight), party, {
    seed: Number(values.seed),
    plants: values.plant.map((text): Plant => JSON.parse(text)),
    confounders: values.confounder.map((text): Confounder => JSON.parse(text)),
    slips: values.slip.map((text): Slip => JSON.parse(text)),
    exact: values.exact,
    countdown: values.countdown,
    damageShare: Number(values.damage),
    enemyShare: Number(values.enemies),
    ...(winAfter !== undefined && { winAfterPhase: Number(winAfter) }),
  })
  return { title: `Seed ${values.seed}`, party, pulls: [{ pull, startedAt: Date.UTC(2026, 10, 14, 20) }] }
}

function writeNight(folder: string, night: Night): void {
  write(folder, 'pull.log', asNetworkLog(night, eraOf(values.era)))
  write(folder, 'report.json', JSON.stringify(asStandInReport(night)))
  for (const { pull } of night.pulls) write(folder, 'answers.json', `${JSON.stringify(pull.answer, null, 1)}\n`)
}

function listFights(): void {
  for (const { key, name, levelSync = 100, phases } of fights) {
    console.log(`${key.padEnd(6)} ${name}, level ${levelSync}, phases ${phases.map(({ id }) => id).join(' ')}`)
  }
}

function listParties(): void {
  for (const [name, party] of Object.entries(parties)) {
    console.log(`${name.padEnd(8)} ${party.map(({ slot, job }) => `${slot} ${job}`).join(' · ')}`)
  }
}

function listMechanics({ phases }: FightScript): void {
  for (const phase of phases) {
    console.log(phase.name)
    for (const { key, atMs, hits } of phase.mechanics) {
      const seconds = (atMs / 1_000).toFixed(1).padStart(6)
      console.log(`  ${key.padEnd(26)} ${seconds} s  ${hits.map(({ law }) => law.kind).join(', ')}`)
    }
  }
}

function fightOf(key: string): FightScript {
  const found = fights.find((fight) => fight.key === key)
  if (!found) throw new Error(`There is no fight ${key}: --fights lists those there are.`)
  return found
}

function partyOf(name: string): PartyName {
  const found = Object.keys(parties).find((each): each is PartyName => each === name)
  if (!found) throw new Error(`There is no party ${name}: --parties lists those there are.`)
  return found
}

function eraOf(text: string): Era {
  const found = eras.find((era) => String(era) === text)
  if (!found) throw new Error(`Logs can be written as of ${eras.join(' or ')}, not ${text}.`)
  return found
}

function write(folder: string, name: string, content: string | Uint8Array): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
  console.log(`${join(folder, name)} (${Buffer.byteLength(content)} bytes)`)
}
