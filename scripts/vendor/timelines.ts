// Makes vendor/timelines from the facts that lie beside the project. The outcome is committed: only who adds facts
// needs this.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readFacts } from '../../src/game/facts.ts'
import { type Entry, toEntries } from './timeline-entries.ts'

const folder = fileURLToPath(new URL('../../../shared/data/game/', import.meta.url))

/** A window this long takes the clock up anew wherever it was: intervals are not fixed across it, seconds. */
const anewFrom = 90
/** What takes the clock up anew this soon after the segment began belongs to how it begins, seconds. */
const beginsWithin = 30

/**
 * Where phases start on their timelines' clocks, where the fight's own list does not say: savage fights as far as FFLogs
 * counts phases in them, and the branches that lie beyond the end.
 */
const phaseStarts: Readonly<Record<string, readonly (readonly [at: number, phase: number])[]>> = {
  dmu: [
    [10_000, 1],
    [11_000, 2],
    [12_000, 3],
    [15_000, 4],
  ],
  m4s: [[383.9, 2]],
  m6s: [
    [217.2, 2],
    [428.3, 3],
  ],
  m7s: [
    [148, 2],
    [352.1, 3],
  ],
  m8s: [[605, 2]],
  m12s: [[3000.5, 2]],
}

const sync = z.object({
  type: z.string(),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  effectId: z.union([z.string(), z.array(z.string())]).optional(),
})
const toldEntry = z.object({
  t: z.number(),
  name: z.string(),
  sync: sync.optional(),
  syncDisabled: z.boolean().optional(),
  window: z.tuple([z.number(), z.number()]).optional(),
  jump: z.union([z.number(), z.string()]).optional(),
  forcejump: z.union([z.number(), z.string()]).optional(),
  duration: z.number().optional(),
})
export type ToldEntry = z.infer<typeof toldEntry>
const timelines = z.record(
  z.string(),
  z.object({
    labels: z.array(z.object({ time: z.number(), label: z.string() })),
    entries: z.array(toldEntry),
  }),
)
const encounters = z.object({
  encounters: z.array(
    z.object({
      key: z.string(),
      cactbotTimeline: z.string(),
      phases: z.array(z.object({ cactbotStart: z.number(), transitionId: z.number() })).optional(),
    }),
  ),
})

interface Segment {
  readonly phase: number
  readonly entries: Entry[]
}

/** Cuts a timeline where its clock may have been set anew. */
export function toSegments(
  entries: readonly Entry[],
  starts: readonly (readonly [at: number, phase: number])[],
): readonly Segment[] {
  const targets = new Set(entries.flatMap(({ jump }) => (jump === undefined || jump === 0 ? [] : [jump])))
  const cuts = [...new Set([...starts.map(([at]) => at), ...targets])].toSorted((one, other) => one - other)
  const segments: Segment[] = []
  let reached = Number.NEGATIVE_INFINITY
  for (const entry of entries) {
    const { at, kind, sync, window } = entry
    const current = segments.at(-1)
    const begunAt = current?.entries[0]?.at ?? 0
    const phase = starts.findLast(([start]) => start <= at)?.[1] ?? 1
    const isBegun = current?.phase !== phase || current.entries.some((one) => one.sync)
    const isCut = isBegun && cuts.some((cut) => cut > reached && cut <= at)
    const isAnew =
      isBegun && sync && kind !== 'other' && Math.max(...(window ?? [0])) >= anewFrom && at - begunAt > beginsWithin
    if (current === undefined || isCut || isAnew || at < reached) segments.push({ phase, entries: [entry] })
    else current.entries.push(entry)
    reached = at
  }
  return segments
}

/** The first of a phase is called like the phase, a later one by what it begins with. */
function nameOf({ phase, entries }: Segment, isFirst: boolean, phaseNames: readonly string[]): string {
  const isNamed = ({ name, kind }: Entry) => !['', 'Attack'].includes(name) && (kind === 'ability' || kind === 'cast')
  const named = entries.find(isNamed)?.name
  const own = phaseNames[phase - 1] ?? (phase === 1 ? 'Start' : `Phase ${phase}`)
  return isFirst ? own : (named ?? own).replace(/ x?\d+$/, '')
}

/** `[at, kind, abilities, name, more?]`: what is usual is left out. */
function rowOf({ at, kind, abilities, name, ...more }: Entry): string {
  const { sync, ...rest } = more
  const unusual = { ...(sync === kindsThatSync.has(kind) ? {} : { sync }), ...rest }
  const row = [at, kind, abilities, name]
  return JSON.stringify(Object.keys(unusual).length === 0 ? row : [...row, unusual])
}
const kindsThatSync: ReadonlySet<Entry['kind']> = new Set(['cast', 'ability', 'cancel', 'gain', 'loss'])

/** Each timeline as the text of its file, by the encounter's key; undefined where there is no shared data. */
export function writeTimelines(): ReadonlyMap<string, string> | undefined {
  if (!existsSync(folder)) return undefined
  const json = (file: string): unknown => JSON.parse(readFileSync(folder + file, 'utf8'))
  const told = timelines.parse(json('cactbot/timelines.json'))
  const { encounters: known } = readFacts()
  const written = new Map<string, string>()
  for (const { key, cactbotTimeline, phases } of encounters.parse(json('encounters.json')).encounters) {
    const timeline = told[cactbotTimeline.replace(/^timelines\/|\.txt$/g, '')]
    const encounter = known.find((one) => one.key === key)
    if (timeline === undefined || encounter === undefined || !(phases || /^m\d/.test(key))) continue
    const starts = [
      ...(phases ?? []).map(({ cactbotStart, transitionId }) => [cactbotStart, transitionId] as const),
      ...(phaseStarts[key] ?? []),
    ]
    const segments = toSegments(toEntries(timeline.entries, timeline.labels, encounter.enrages), starts)
    const names = encounter.phases.map(({ name }) => name)
    written.set(key, `{\n  "segments": [\n${rowsOf(segments, names).join(',\n')}\n  ]\n}\n`)
  }
  return written
}

function rowsOf(segments: readonly Segment[], phaseNames: readonly string[]): string[] {
  const named = new Set<number>()
  return segments.map((segment) => {
    const name = nameOf(segment, !named.has(segment.phase), phaseNames)
    named.add(segment.phase)
    const head = `"name": ${JSON.stringify(name)}, "phase": ${segment.phase}`
    return `    {${head}, "entries": [\n      ${segment.entries.map(rowOf).join(',\n      ')}\n    ]}`
  })
}

if (import.meta.main) {
  const written = writeTimelines()
  if (written === undefined) {
    process.stderr.write('There is no shared data beside the project: vendor/timelines stays as it is.\n')
    process.exitCode = 1
  } else {
    mkdirSync('vendor/timelines', { recursive: true })
    for (const [key, text] of written) writeFileSync(`vendor/timelines/${key}.json`, text)
    process.stdout.write('vendor/timelines is written.\n')
  }
}
