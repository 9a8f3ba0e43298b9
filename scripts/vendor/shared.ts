import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { Told } from './labels.ts'

const folder = fileURLToPath(new URL('../../../shared/data/game/', import.meta.url))

export type Row = Readonly<Record<string, string>>

/** What others have compiled about the game, as far as the catalogue wants it. It lies beside the project, or not. */
export interface SharedFacts {
  readonly actions: readonly Row[]
  readonly statuses: readonly Row[]
  /** By the name of cactbot's timeline, then by action id. */
  readonly mechanics: Readonly<Record<string, { readonly abilities: Readonly<Record<string, Mechanic>> }>>
  /** The same fights by our keys. */
  readonly timelineOf: ReadonlyMap<string, string>
  /** Statuses with a group of their own, by what they are to analysis. */
  readonly faults: ReadonlySet<number>
  readonly effects: readonly number[]
}

export interface Mechanic {
  readonly name: string | null
  readonly kinds: Told
  readonly cast?: number | null | undefined
  readonly bossmodName?: string | null | undefined
}

/** Undefined where there is no shared data. */
export function readSharedFacts(): SharedFacts | undefined {
  if (!existsSync(folder)) return undefined
  const statusGroups = faultGroups.parse(json('fault_statuses.json')).groups
  const timelines = encounters
    .parse(json('encounters.json'))
    .encounters.map(({ key, cactbotTimeline }) => [cactbotTimeline.replace(/^timelines\/|\.txt$/g, ''), key] as const)
  const effects = ['mitigations.json', 'bursts.json'].flatMap((file) => items.parse(json(file)).items)
  return {
    actions: table(gunzipSync(bytes('actions.tsv.gz'))),
    statuses: table(gunzipSync(bytes('statuses.tsv.gz'))),
    mechanics: mechanics.parse(json('mechanics.json')),
    timelineOf: new Map(timelines),
    faults: new Set(
      Object.values(statusGroups)
        .flat()
        .map(({ id }) => id),
    ),
    effects: effects.flatMap(({ statusIds }) => statusIds),
  }
}

export const bytes = (file: string) => readFileSync(folder + file)
export const json = (file: string): unknown => JSON.parse(bytes(file).toString('utf8'))

export function table(text: Buffer): Row[] {
  const [head = '', ...lines] = text.toString('utf8').trimEnd().split('\n')
  const names = head.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  })
}

const faultGroups = z.object({ groups: z.record(z.string(), z.array(z.object({ id: z.int() }))) })
const encounters = z.object({ encounters: z.array(z.object({ key: z.string(), cactbotTimeline: z.string() })) })
const items = z.object({ items: z.array(z.object({ statusIds: z.array(z.int()) })) })
const mechanics = z.record(
  z.string(),
  z.object({
    abilities: z.record(
      z.string(),
      z.object({
        name: z.string().nullable(),
        kinds: z.record(z.string(), z.array(z.string())),
        cast: z.number().nullish(),
        bossmodName: z.string().nullish(),
      }),
    ),
  }),
)
