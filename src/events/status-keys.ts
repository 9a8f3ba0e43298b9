import type { Section } from './columns.ts'

/** One number for one status from one source on one target: a small one, which maps find quickly. */
export type StatusKeyOf = (section: Section, row: number) => number

export function openStatusKeys(actors: number): StatusKeyOf {
  const people = actors + 1 // and the environment
  return ({ columns: { status, source, target } }, row) =>
    ((status?.[row] ?? 0) * people + (source?.[row] ?? -1) + 1) * people + (target?.[row] ?? -1) + 1
}
