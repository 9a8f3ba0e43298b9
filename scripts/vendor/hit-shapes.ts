import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/**
 * Makes `vendor/hit-shapes.json` out of the shapes that `mechanics.json` of the shared data tells: only those whose every
 * measure is told (no `?`, no hitbox radius), that begin at their caster or their targets, and that do not reach everybody.
 */
const source = fileURLToPath(new URL('../../../shared/data/game/mechanics.json', import.meta.url))
const target = fileURLToPath(new URL('../../vendor/hit-shapes.json', import.meta.url))

const mechanics = z.record(
  z.string(),
  z.object({
    abilities: z.record(z.string(), z.object({ shape: z.string().nullish(), target: z.string().nullish() })),
  }),
)

type Row = readonly [id: number, shape: string, at: 'caster' | 'target', ...measures: number[]]

const told = mechanics.parse(JSON.parse(readFileSync(source, 'utf8')))
const rows = new Map<number, Row>()
const disputed = new Set<number>()
for (const { abilities } of Object.values(told)) {
  for (const [key, { shape, target }] of Object.entries(abilities)) {
    const row = rowOf(Number(key), shape ?? '', target ?? '')
    if (row === undefined) continue
    const known = rows.get(row[0])
    if (known !== undefined && known.join() !== row.join()) disputed.add(row[0])
    rows.set(row[0], row)
  }
}
const kept = [...rows.values()].filter(([id]) => !disputed.has(id)).sort(([one], [other]) => one - other)
writeFileSync(target, `{\n${kept.map(([id, ...shape]) => `"${id}": "${shape.join(' ')}"`).join(',\n')}\n}\n`)
process.stdout.write(`${kept.length} shapes\n`)

/** A circle this wide hits everybody wherever they stand. */
function rowOf(id: number, shape: string, target: string): Row | undefined {
  const at = target === 'self' ? 'caster' : target === 'player' || target === 'players' ? 'target' : undefined
  if (at === undefined) return undefined
  const everywhere = 30
  const text = shape.replace(/^AOE /, 'range ')
  const circle = measures(/^range ([\d.]+) circle$/, text)
  if (circle) return (circle[0] ?? 0) >= everywhere ? undefined : [id, 'circle', at, ...circle]
  const donut = measures(/^range ([\d.]+)-([\d.]+) donut$/, text)
  if (donut) return [id, 'donut', at, ...donut]
  if (at === 'target') return undefined
  const cone = measures(/^range ([\d.]+) ([\d.]+)-degree cone$/, text)
  if (cone) return [id, 'cone', at, ...cone]
  const rect = measures(/^range ([\d.]+) width ([\d.]+) rect$/, text)
  if (rect) return [id, 'rect', at, ...rect]
  const cross = measures(/^range ([\d.]+) width ([\d.]+) cross$/, text)
  return cross && [id, 'cross', at, ...cross]
}

function measures(pattern: RegExp, text: string): number[] | undefined {
  const found = pattern.exec(text)?.slice(1).map(Number)
  return found?.every((measure) => measure > 0) ? found : undefined
}
