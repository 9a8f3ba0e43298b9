import { parseArgs } from 'node:util'

/** Each part prints ratios against a baseline measured in the same run; figures come from several rounds. */
const parts: Readonly<Record<string, () => Promise<{ measure(): Promise<Readonly<Record<string, number>>> }>>> = {
  netlog: () => import('./netlog.ts'),
  bot: () => import('./bot.ts'),
  fflogs: () => import('./fflogs.ts'),
  picture: () => import('./picture.ts'),
  analysis: () => import('./analysis.ts'),
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
})

const figures: Record<string, number> = {}
for (const [name, load] of Object.entries(parts)) {
  if (!name.startsWith(values.only.split('.')[0] ?? '')) continue
  process.stderr.write(`measuring ${name} …\n`)
  const { measure } = await load()
  for (const [key, value] of Object.entries(await measure())) {
    if (key.startsWith(values.only)) figures[key] = Number(value.toPrecision(3))
  }
}
for (const [key, value] of Object.entries(figures)) process.stderr.write(`${key.padEnd(28)} ${value}\n`)
if (values.json) console.log(JSON.stringify(figures))
