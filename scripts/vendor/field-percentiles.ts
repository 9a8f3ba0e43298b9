// Makes vendor/field-percentiles.json from the tables that lie beside the project. The outcome is committed: only who
// adds facts needs this.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { findFflogsJob } from '../../src/game.ts'

const file = 'vendor/field-percentiles.json'
const folder = fileURLToPath(new URL('../../../shared/data/game/field_rdps/', import.meta.url))

const keys: Readonly<Record<string, string>> = {
  "Dragonsong's Reprise": 'dsr',
  'The Omega Protocol': 'top',
  'Futures Rewritten': 'fru',
}

const datasets = z.array(
  z.object({
    creationDate: z.string(),
    raidMatchNames: z.array(z.string()),
    raidLogsPhase: z.int(),
    dataFileName: z.string(),
  }),
)

export interface Table {
  readonly percentiles: readonly number[]
  /** By job, from the highest percentile down. */
  readonly jobs: Readonly<Record<string, readonly number[]>>
}

/** One table as text; undefined where a job’s figures do not fall from percentile to percentile: too few logs made it. */
export function readTable(text: string): Table | undefined {
  const [head = '', ...lines] = text.trim().split(/\r?\n/)
  const rows = lines.map((line) => {
    const [name = '', ...cells] = line.split(',')
    const job = findFflogsJob(name)
    if (job === undefined) throw new Error(`nobody knows the job ${name}`)
    return [job, cells.map((cell) => Math.round(Number(cell)))] as const
  })
  const falls = (values: readonly number[]) => values.every((value, index) => value <= (values[index - 1] ?? value))
  if (!rows.every(([, values]) => falls(values))) return undefined
  const inOrder = rows.toSorted(([one], [other]) => (one < other ? -1 : 1))
  return { percentiles: head.split(',').slice(1).map(Number), jobs: Object.fromEntries(inOrder) }
}

/** All tables as the text of the file: one phase a line. */
function writeField(): string {
  const told = datasets.parse(JSON.parse(readFileSync(`${folder}config.json`, 'utf8')))
  const phases = told.flatMap(({ raidMatchNames, raidLogsPhase: phase, dataFileName }) => {
    const key = keys[raidMatchNames[0] ?? '']
    const table = readTable(readFileSync(folder + dataFileName, 'utf8'))
    return key === undefined || table === undefined ? [] : [{ key, phase, ...table }]
  })
  const percentiles = phases[0]?.percentiles ?? []
  if (phases.some((phase) => phase.percentiles.join() !== percentiles.join())) throw new Error('percentiles differ')
  const encounters = [...Map.groupBy(phases, ({ key }) => key)].map(([key, own]) => {
    const rows = own.map(({ phase, jobs }) => `    ${JSON.stringify({ phase, jobs })}`)
    return `  ${JSON.stringify(key)}: [\n${rows.join(',\n')}\n  ]`
  })
  const head = JSON.stringify({ patch: '7.5', asOf: told[0]?.creationDate, percentiles }).slice(0, -1)
  return `${head},"encounters":{\n${encounters.join(',\n')}\n}}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url) && existsSync(folder)) writeFileSync(file, writeField())
