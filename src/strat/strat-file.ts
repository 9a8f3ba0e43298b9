import { z } from 'zod'
import { AppError } from '../errors.ts'
import { type CoverNames, openCoverNames, openCoverSpelling } from '../game/cover-names.ts'
import type { EncounterFacts, GameFacts } from '../game/facts.ts'
import { bareName } from '../plain-words.ts'
import { knownActions } from './known-actions.ts'
import { keyOf, type PlannedMechanic, type Strat } from './strat.ts'
import { mechanicKey, mostCovers, mostMechanics, note, offsetMs, role, text } from './strat-fields.ts'

/** A strat as somebody hands it in. */
export interface ReadStrat {
  readonly strat: Strat
  /** The version it was exported from. */
  readonly version?: number
}

type Facts = Pick<GameFacts, 'encounters' | 'catalogue' | 'mitigations' | 'timelines'>

/** A strat as a file that people can read and edit; `readStratFile` reads it back exactly. */
export function writeStratFile({ encounter, mechanics }: Strat, facts: Facts, version?: number): string {
  const nameOf = openCoverSpelling(facts)
  const told = {
    vigil: 'strat',
    encounter,
    ...(version !== undefined && { version }),
    mechanics: mechanics.map(({ ability, occurrence, covers: own, places, ...rest }) => ({
      mechanic: keyOf({ ability, occurrence }),
      ...rest,
      covers: own.map((cover) => ({ ...cover, ability: nameOf(cover.ability) })),
      places,
    })),
  }
  return `${JSON.stringify(told, null, 2)}\n`
}

/**
 * Reads a strat file. Abilities may be numbers or English names, the encounter its key, its short or its long name.
 * @throws AppError that names everything that is not known
 */
export function readStratFile(text: string, facts: Facts): ReadStrat {
  const told = shapeOf(text)
  const encounter = encounterCalled(told.encounter, facts)
  const covers = openCoverNames(facts)
  const known = knownActions(encounter, facts)
  const mechanics = told.mechanics.map((mechanic) => mechanicOf(mechanic, covers))
  const unknown = [
    ...mechanics.flatMap(({ why }) => why),
    ...mechanics
      .filter(({ ability }) => !known.has(ability))
      .map((mechanic) => `${encounter.short} has no action ${keyOf(mechanic)}`),
    ...repeated(mechanics.map(keyOf)).map((key) => `${key} is there twice`),
  ]
  if (unknown.length > 0) {
    throw new AppError('bad-input', `This strat was not saved: ${listed(unknown)}. Put that right and import it again.`)
  }
  return {
    strat: { encounter: encounter.key, mechanics: mechanics.map(({ why: _, ...mechanic }) => mechanic) },
    ...(told.version !== undefined && { version: told.version }),
  }
}

/** The fight that a text names: key, short or long name. */
export function encounterCalled(text: string, { encounters }: Pick<GameFacts, 'encounters'>): EncounterFacts {
  const wanted = bareName(text)
  const found = encounters.find(({ key, short, name }) => [key, short, name].some((one) => bareName(one) === wanted))
  if (found !== undefined) return found
  const known = encounters.map(({ short }) => short).join(', ')
  throw new AppError('not-found', `Vigil does not know a fight called “${text}”. There are ${known}.`)
}

/** So many of anything are named; the first ones are put right first. */
const mostNamed = 8

const listed = (all: readonly string[]): string =>
  all.length > mostNamed ? `${all.slice(0, mostNamed).join('; ')}; and ${all.length - mostNamed} more` : all.join('; ')

const repeated = (keys: readonly string[]): string[] => [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))]

function mechanicOf(told: ToldMechanic, coverNames: CoverNames): PlannedMechanic & { readonly why: readonly string[] } {
  const [ability = 0, occurrence = 0] = told.mechanic.split('_').map(Number)
  const read = told.covers.map(({ ability: name, ...cover }) => ({ cover, found: coverNames(String(name)) }))
  return {
    ability,
    occurrence,
    ...(told.oneOf !== undefined && { oneOf: told.oneOf }),
    ...(told.name !== undefined && { name: told.name }),
    covers: read.flatMap(({ cover: { note, ...cover }, found }) =>
      'id' in found ? [{ ability: found.id, ...cover, ...(note !== undefined && { note }) }] : [],
    ),
    places: told.places,
    why: read.flatMap(({ found }) => ('why' in found ? [found.why] : [])),
  }
}

function shapeOf(text: string): z.infer<typeof file> {
  let told: unknown
  try {
    told = JSON.parse(text)
  } catch (cause) {
    throw new AppError('bad-input', 'This is no JSON that can be read. /strat export gives a file to start from.', {
      cause,
    })
  }
  const read = file.safeParse(told)
  if (read.success) return read.data
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`)
  throw new AppError('bad-input', `This is no strat file: ${listed(wrong)}. /strat export gives one to start from.`)
}

const mechanic = z.strictObject({
  mechanic: mechanicKey,
  oneOf: z.array(mechanicKey).min(2).max(8).optional(),
  name: text(60).optional(),
  covers: z
    .array(
      z.strictObject({
        ability: z.union([z.int().nonnegative(), text(60)]),
        role,
        offsetMs: offsetMs.default(0),
        note: note.optional(),
      }),
    )
    .max(mostCovers)
    .default([]),
  places: z.record(text(60), role).default({}),
})
type ToldMechanic = z.infer<typeof mechanic>

const file = z.strictObject({
  vigil: z.literal('strat').optional(),
  encounter: text(80),
  version: z.int().positive().optional(),
  mechanics: z.array(mechanic).max(mostMechanics),
})
