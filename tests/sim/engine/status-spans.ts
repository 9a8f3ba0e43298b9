import type { World } from './world.ts'

/** From when to when somebody held a status, ms. */
export interface HeldSpan {
  readonly source: number
  readonly target: number
  readonly status: number
  readonly startMs: number
  readonly endMs: number
  /** When it would have run out by itself. */
  readonly untilMs: number
}

/** Every status that anybody held in a pull, in order of its end. */
export function heldSpans({ happenings }: World): readonly HeldSpan[] {
  const held: HeldSpan[] = []
  const open = new Map<string, Omit<HeldSpan, 'endMs'>>()
  for (const it of happenings) {
    if (it.kind !== 'gain' && it.kind !== 'loss') continue
    const { source, target, status, at } = it
    const key = `${target} ${status} ${source}`
    const before = open.get(key)
    if (it.kind === 'gain')
      open.set(key, { source, target, status, startMs: before?.startMs ?? at, untilMs: at + it.durationMs })
    else if (before) {
      held.push({ ...before, endMs: at })
      open.delete(key)
    }
  }
  return [...held, ...[...open.values()].map((span) => ({ ...span, endMs: span.untilMs }))]
}
