import { parseArgs } from 'node:util'
import { trySeeds } from './crew.ts'
import { sharesOf, tableOf } from './table.ts'
import { tellSeed } from './tell.ts'

const help = `Plays seeded pulls, tells each as a network log and as FFLogs pages, and holds what we say of them against what happened.

  npm run truth                          500 pulls: shares, counts, and the seeds of what was wrong
      [--first SEED] [--count N]
      [--json]                           the shares alone, 0 to 1, as one object
      [--wrong]                          every wrong answer in words
  npm run truth -- --seed N              one pull in full: what was planted, what was found`

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    wrong: { type: 'boolean', default: false },
    seed: { type: 'string' },
    first: { type: 'string', default: '1' },
    count: { type: 'string', default: '500' },
  },
})

if (values.help) console.log(help)
else if (values.seed !== undefined) console.log(await tellSeed(Number(values.seed)))
else await measure(Number(values.first), Number(values.count))

async function measure(first: number, count: number): Promise<void> {
  const seeds = Array.from({ length: count }, (_, index) => first + index)
  const begun = performance.now()
  const tried = await trySeeds(seeds, (done) => process.stderr.write(`\r${done} of ${count} pulls`))
  process.stderr.write(` in ${((performance.now() - begun) / 1000).toFixed(1)} s\n`)
  const print = values.json ? console.error : console.log
  if (values.wrong) {
    for (const { seed, findings } of tried)
      for (const [name, { wrong }] of Object.entries(findings))
        for (const text of wrong) print(`${seed} ${name}: ${text}`)
  }
  print(tableOf(tried))
  if (values.json) console.log(JSON.stringify(sharesOf(tried)))
}
