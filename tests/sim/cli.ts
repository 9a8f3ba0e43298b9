import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { futuresRewritten } from './fru/fight.ts'
import { party } from './party.ts'
import type { Plant } from './plants.ts'
import { simulatedReport } from './reports.ts'
import { compress, sampleFiles } from './sample.ts'
import { simulate } from './simulate.ts'
import { asNetworkLog } from './writers/network-log.ts'
import { asStandInReport } from './writers/stand-in-report.ts'

const help = `Plays invented pulls and writes them as logs, with the answers a reader should find.

  npm run sim -- --sample                       write the sample night into sample/
  npm run sim -- --out DIR [--seed N]           one pull: pull.log, report.json, answers.json
      [--plant JSON]...                         what goes wrong, e.g.
                                                '{"kind":"missed-soak","mechanic":"towers","who":"D3"}'
      [--damage SHARE]                          player damage, 1 is usual, 0.86 enrages
      [--win-after PHASE]                       won when this phase is passed
  npm run sim -- --out DIR --night [--seed N]   a report of several random pulls
  npm run sim -- --mechanics                    what a plant can name

Kinds of plants: hit-by-avoidable, missed-stack, missed-soak, late-mitigation, missed-mitigation, overlap,
missed-swap, fall, called-wipe (tests/sim/plants.ts tells what each needs). The same seed gives the same bytes.`

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    sample: { type: 'boolean' },
    night: { type: 'boolean' },
    mechanics: { type: 'boolean' },
    out: { type: 'string' },
    seed: { type: 'string', default: '1' },
    plant: { type: 'string', multiple: true, default: [] },
    damage: { type: 'string', default: '1' },
    'win-after': { type: 'string' },
  },
})

if (values.sample) writeSample()
else if (values.mechanics) listMechanics()
else if (values.out === undefined || values.help) console.log(help)
else if (values.night) writeNight(values.out, Number(values.seed))
else writePull(values.out)

function writeSample(): void {
  const folder = fileURLToPath(new URL('../../sample/', import.meta.url))
  const { log, answers } = sampleFiles()
  const bytes = compress(log)
  write(folder, 'sample-night.log.gz', bytes)
  write(folder, 'sample-night.answers.json', answers)
}

function writePull(folder: string): void {
  const plants = values.plant.map((text): Plant => JSON.parse(text))
  const winAfter = values['win-after']
  const pull = simulate(futuresRewritten, party, {
    seed: Number(values.seed),
    plants,
    damageShare: Number(values.damage),
    ...(winAfter !== undefined && { winAfterPhase: Number(winAfter) }),
  })
  const night = { title: `Seed ${values.seed}`, party, pulls: [{ pull, startedAt: Date.UTC(2026, 10, 14, 20) }] }
  write(folder, 'pull.log', asNetworkLog(night))
  write(folder, 'report.json', JSON.stringify(asStandInReport(night)))
  write(folder, 'answers.json', `${JSON.stringify(pull.answer, null, 1)}\n`)
}

function writeNight(folder: string, seed: number): void {
  write(folder, 'report.json', JSON.stringify(simulatedReport(seed)))
}

function listMechanics(): void {
  for (const phase of futuresRewritten.phases) {
    console.log(phase.name)
    for (const { key, atMs, hits } of phase.mechanics) {
      console.log(
        `  ${key.padEnd(26)} ${(atMs / 1_000).toFixed(1).padStart(6)} s  ${hits.map(({ law }) => law.kind).join(', ')}`,
      )
    }
  }
}

function write(folder: string, name: string, content: string | Uint8Array): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
  console.log(`${join(folder, name)} (${Buffer.byteLength(content)} bytes)`)
}
