// Has all pulls of a data folder analysed anew, night by night as `/session` does, by a process that runs on. Prints the
// seconds that took, the most memory it had in MB, and the ms of one of the first and of the last pulls. Plain
// JavaScript over the compiled project, because stripping types takes memory too.
import '../../dist/loading.js'
import { peakMb } from '../peak.js'

const { analysePulls } = await import('../../dist/analysis/run.js')
const { readConfig } = await import('../../dist/config.js')
const { openWorkbench } = await import('../../dist/operator/workbench.js')
const { listNights } = await import('../../dist/store/pulls/nights.js')
const { listNightPulls } = await import('../../dist/store/pulls/pulls.js')

const count = Number(process.argv[2])
const { services, own, close } = await openWorkbench(readConfig(process.env), 'start')
const { db, analyst } = services
const nights = await listNights(db, own.id, count)
const begun = performance.now()
const marks = []
let done = 0
for (const { id } of nights) {
  const pulls = await listNightPulls(db, own.id, id)
  for (const { failed } of await analysePulls(db, analyst, own.id, pulls))
    if (failed) throw new Error(JSON.stringify(failed))
  done += pulls.length
  marks.push({ done, ms: performance.now() - begun })
}
if (done !== count) throw new Error(`${done} pulls are stored`)
const seconds = (performance.now() - begun) / 1000
await close()
const fifth = Math.ceil(marks.length / 5)
const none = { done: 0, ms: 0 }
const msOf = (from = none, to = none) => (to.ms - from.ms) / (to.done - from.done)
const [firstMs, lastMs] = [msOf(none, marks[fifth - 1]), msOf(marks.at(-fifth - 1), marks.at(-1))]
console.log(JSON.stringify({ seconds, peakMb: peakMb(), firstMs, lastMs }))
