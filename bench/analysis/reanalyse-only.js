// Has all pulls of a data folder analysed anew, night by night as `/session` does, by a process that runs on. Prints the
// seconds that took, the most memory it had in MB, and the ms of one of the first and of the last pulls. Plain
// JavaScript over the compiled project, because stripping types takes memory too.
import '../../dist/loading.js'
import { peakMb } from '../peak.js'

const { analysePulls } = await import('../../dist/analysis/run.js')
const { readConfig } = await import('../../dist/config.js')
const { openWorkbench } = await import('../../dist/operator/workbench.js')
const { listPulls } = await import('../../dist/store/pulls.js')

const [, , count, perNight] = process.argv.map(Number)
const { services, own, close } = await openWorkbench(readConfig(process.env), 'start')
const pulls = await listPulls(services.db, own.id, count)
if (pulls.length !== count) throw new Error(`${pulls.length} pulls are stored`)
const begun = performance.now()
const marks = []
for (let from = 0; from < count; from += perNight) {
  const night = pulls.slice(from, from + perNight)
  for (const { failed } of await analysePulls(services.db, services.analyst, own.id, night))
    if (failed) throw new Error(JSON.stringify(failed))
  marks.push(performance.now() - begun)
}
const seconds = (performance.now() - begun) / 1000
await close()
const fifth = Math.ceil(marks.length / 5)
const msOf = (from, to) => ((marks[to - 1] ?? 0) - (marks[from - 1] ?? 0)) / ((to - from) * perNight)
const [firstMs, lastMs] = [msOf(0, fifth), msOf(marks.length - fifth, marks.length)]
console.log(JSON.stringify({ seconds, peakMb: peakMb(), firstMs, lastMs }))
