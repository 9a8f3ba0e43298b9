import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('../src', import.meta.url))
const files = globSync('**/*.{ts,tsx}', { cwd: src }).map((file) => file.replaceAll('\\', '/'))

/** Which rooms a room may use, besides itself and the files at the root. */
const mayUse: Record<string, readonly string[]> = {
  root: ['events', 'game', 'strat'],
  game: [],
  strat: ['game'],
  events: [],
  store: ['events'],
  ingest: ['store', 'events'],
  analysis: ['store', 'events'],
  charts: ['analysis'],
  commands: ['charts', 'analysis', 'store'],
  web: ['charts', 'analysis', 'store', 'commands'],
  bot: ['commands', 'charts', 'analysis', 'store'],
  operator: ['ingest', 'store', 'analysis', 'charts', 'commands', 'web', 'bot'],
}
/** What every room may speak of: the game's facts, and strats. */
const words = ['game', 'strat']
/** These two join the rooms together. */
const atTheDoor = ['main.ts', 'cli.ts']

const imports = files.flatMap((file) =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path = '']) => ({
    file,
    target: relative(src, resolve(src, dirname(file), path)).replaceAll('\\', '/'),
  })),
)
const roomOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : 'root')

test('every room of the house is one the rules know', () => {
  expect([...new Set(files.map(roomOf))].filter((room) => !(room in mayUse))).toEqual([])
})

test('data flows one way: a room imports only the rooms before it', () => {
  const wrong = imports.filter(({ file, target }) => {
    const [from, to] = [roomOf(file), roomOf(target)]
    if (from === to || atTheDoor.includes(file)) return false
    if (to === 'root') return atTheDoor.includes(target)
    if (words.includes(to) && !words.includes(from)) return false
    return !(mayUse[from] ?? []).includes(to)
  })
  expect(wrong).toEqual([])
})

test('metrics and studies see the analysis contracts and the vocabulary, nothing else', () => {
  const pure = imports.filter(({ file }) => /^analysis\/(metrics|studies)\//.test(file))
  expect(pure.length).toBeGreaterThan(0)
  const wrong = pure.filter(({ target }) => roomOf(target) === 'store' || target === 'analysis/run.ts')
  expect(wrong).toEqual([])
})

test('metrics and studies know no clock, no chance and no disk', () => {
  const impure = files
    .filter((file) => /^analysis\/(metrics|studies)\//.test(file))
    .filter((file) =>
      /Date\.now|new Date\(\)|Math\.random|performance\.|from 'node:|process\./.test(
        readFileSync(join(src, file), 'utf8'),
      ),
    )
  expect(impure).toEqual([])
})

test('only config.ts reads the environment, and the command line hands it over', () => {
  const readers = files.filter((file) => /process\.env/.test(readFileSync(join(src, file), 'utf8')))
  expect(readers.filter((file) => file !== 'cli.ts')).toEqual([])
})

test('JSX lives in src/web only', () => {
  expect(files.filter((file) => file.endsWith('.tsx') && roomOf(file) !== 'web')).toEqual([])
})

test('files stay small and are named after what they answer', () => {
  const long = files.filter((file) => readFileSync(join(src, file), 'utf8').split('\n').length > 201)
  const nameless = files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|types)(\/|\.ts)/.test(file))
  const cased = files.filter((file) => !/^([a-z0-9-]+\/)*[a-z0-9-]+(\.[a-z]+)?\.tsx?$/.test(file))
  expect({ long, nameless, cased }).toEqual({ long: [], nameless: [], cased: [] })
})

test('nothing is exported by default', () => {
  expect(files.filter((file) => /^export default/m.test(readFileSync(join(src, file), 'utf8')))).toEqual([])
})
