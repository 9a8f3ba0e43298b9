import { openAnalysts } from '../../src/analysis/threads/analysts.ts'
// The program of a contestant's process: does its work each time it is told to, and answers how long it took.
import { openFightReaders } from '../../src/ingest/fflogs/reading/fight-readers.ts'
import { openEmbedded } from '../../src/store/db.ts'
import { spent } from '../timing.ts'
import { ingestNight } from './ingest-night.ts'
import { sampleAnswers } from './sample-answers.ts'

const answers = sampleAnswers()
const readers = openFightReaders()
const analysts = openAnalysts()
const { db } = await openEmbedded()
let nights = 0

const contestants: Readonly<Record<string, () => unknown>> = {
  parse() {
    for (const body of answers.bodies) JSON.parse(body.toString())
  },
  ingest: async () => await ingestNight(db, readers, analysts, answers, `night ${++nights}`),
}

const work = contestants[process.argv[2] ?? '']
process.on('message', async () => process.send?.(await spent(work ?? (() => Number.NaN))))
