import { parseArgs } from 'node:util'
import { measure, measureEach, measureEvidence } from './bench.ts'
import { evidenceTableOf } from './evidence-table.ts'
import { sharesOf, tableOf } from './table.ts'
import { tellSeed } from './tell.ts'
import { eachTableOf } from './try-each.ts'

const help = `Plays seeded pulls, tells each as a network log and as FFLogs pages, and holds what we say of them against what happened.

  npm run truth                          2,000 pulls and 200 progressions: shares, counts, and the seeds of what was wrong
      [--first SEED] [--count N]         of whose mistake it was, and whether the plan held
      [--whole N]                        everything is asked of so many of them, 500 unless told
      [--gates N]                        progressions, one for every ten pulls unless told
      [--known]                          nothing is asked of fights nobody knows: learning them takes minutes
      [--evidence]                       of each kind of evidence how many statements were right, of how many, over seeds
                                         that are not held out: what evidence.ts is made of; with --wrong, which were not
      [--json]                           the shares alone, 0 to 1, as one object
      [--wrong]                          every wrong answer in words
  npm run truth -- --each                every mistake that may be planted on every action of every fight, alone: which
      [--first SEED] [--count N]         of them nobody names, and for which somebody else is named; once, from seed
                                         100000 on, where no pull of the bench is, unless told
  npm run truth -- --seed N              one pull in full: what was planted, what was found

Seeds that end in 0, 3 or 7 are held out: nothing is tuned on them, and their figures stand apart.`

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    wrong: { type: 'boolean', default: false },
    seed: { type: 'string' },
    each: { type: 'boolean', default: false },
    first: { type: 'string' },
    count: { type: 'string' },
    whole: { type: 'string', default: '500' },
    gates: { type: 'string' },
    evidence: { type: 'boolean', default: false },
    known: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(help)
else if (values.seed !== undefined) console.log(await tellSeed(Number(values.seed)))
else if (values.each) await tryEach()
else if (values.evidence) await countEvidence()
else await run()

async function tryEach(): Promise<void> {
  console.log(
    eachTableOf(await measureEach({ first: Number(values.first ?? 100_000), count: Number(values.count ?? 1) }, say)),
  )
}

async function countEvidence(): Promise<void> {
  const [first, count] = [Number(values.first ?? 1), Number(values.count ?? 2_000)]
  const told = await measureEvidence({ first, count, asksUnknown: !values.known }, say)
  console.log(evidenceTableOf(told, { tellsWrong: values.wrong }))
}

async function run(): Promise<void> {
  const [first, count, whole] = [Number(values.first ?? 1), Number(values.count ?? 2_000), Number(values.whole)]
  const gates = values.gates === undefined ? Math.ceil(count / 10) : Number(values.gates)
  const begun = performance.now()
  const tried = await measure({ first, count, whole, gates, asksUnknown: !values.known }, say)
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

function say(text: string): void {
  process.stderr.write(`\r${text}`)
}
