import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** A floor within its walls, in yalms. */
export interface Ground {
  readonly shape: 'circle' | 'rect'
  readonly x: number
  readonly y: number
  readonly halfWidth: number
  readonly halfHeight: number
  /** Ids of the phases that are fought on it, as FFLogs counts; absent for all of them, or where they have no names. */
  readonly phases?: readonly number[]
}

/** What part of the floor an action hits; yalms and degrees. A cross is two rects through its caster. */
export type HitShape = { readonly at: 'caster' | 'target' } & (
  | { readonly kind: 'circle'; readonly radius: number }
  | { readonly kind: 'donut'; readonly inner: number; readonly radius: number }
  | { readonly kind: 'cone'; readonly radius: number; readonly degrees: number }
  | { readonly kind: 'rect' | 'cross'; readonly length: number; readonly width: number }
)

export interface ArenaFacts {
  /** By encounter key. */
  readonly grounds: Readonly<Record<string, readonly Ground[]>>
  /** What an action covers, where every measure of it is known. */
  shapeOf(action: number): HitShape | undefined
}

/** Reads `vendor/arenas.json` and `vendor/hit-shapes.json` when they are first asked for, a shape when it is. */
export function openArenaFacts(): () => ArenaFacts {
  let read: ArenaFacts | undefined
  return () => {
    read ??= readArenaFacts()
    return read
  }
}

function readArenaFacts(): ArenaFacts {
  const shapes = texts.parse(readJson('hit-shapes'))
  return {
    grounds: grounds.parse(readJson('arenas')),
    shapeOf(action) {
      const text = shapes[action]
      return text === undefined ? undefined : toShape(shape.parse(text.split(' ')))
    },
  }
}

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../vendor/${name}.json`, import.meta.url), 'utf8'))

const ground = z.object({
  shape: z.enum(['circle', 'rect']),
  x: z.number(),
  y: z.number(),
  halfWidth: z.number().positive(),
  halfHeight: z.number().positive(),
  phases: z.array(z.int()).exactOptional(),
})
const grounds = z.record(z.string(), z.array(ground))

const texts = z.record(z.string(), z.string())
const at = z.enum(['caster', 'target'])
const measure = z.coerce.number().positive()
const shape = z.union([
  z.tuple([z.literal('circle'), at, measure]),
  z.tuple([z.enum(['donut', 'cone', 'rect', 'cross']), at, measure, measure]),
])

function toShape([kind, at, first, second = 0]: z.infer<typeof shape>): HitShape {
  switch (kind) {
    case 'circle':
      return { at, kind, radius: first }
    case 'donut':
      return { at, kind, inner: first, radius: second }
    case 'cone':
      return { at, kind, radius: first, degrees: second }
    case 'rect':
    case 'cross':
      return { at, kind, length: first, width: second }
  }
}
