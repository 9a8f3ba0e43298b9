import { type Job, roleOf } from '../game.ts'
import { initialsOf } from '../initials.ts'
import type { Actor } from '../report.ts'
import type { Blame } from '../store/people/statics.ts'

export type { Blame }

/** A player as results name them. */
export interface PlayerRef {
  readonly id: number
  readonly name: string
  readonly job?: Job
}

/** Instead of the name of whoever opted out: they are told by their role, if at all. */
export const nobodysName = 'Somebody'

/**
 * What a player is called where a mistake is told, by the server's blame level. Results keep actor names so that a
 * change of level needs no new analysis: whoever shows a result says the level, `metric.present(result, blame)` and
 * `verdictOf(analysed, blame)`. Somebody who asks about themselves in private may be shown `names`.
 */
export function labelOf({ name, job }: Pick<PlayerRef, 'name' | 'job'>, blame: Blame): string {
  switch (isNameless({ name, job }) && blame !== 'off' ? 'roles' : blame) {
    case 'off':
      return 'somebody'
    case 'roles':
      return job === undefined ? 'somebody' : roleNames[roleOf(job)]
    case 'initials':
      return initialsOf(name)
    case 'names':
      return name
  }
}

/** Whoever is called by what they play already, or by nothing, has no name to show. */
const isNameless = ({ name, job }: { readonly name: string; readonly job?: Job | undefined }): boolean =>
  name === job || name === nobodysName

export const refOf = ({ id, name, job }: Actor): PlayerRef => ({ id, name, ...(job === undefined ? {} : { job }) })

const roleNames = {
  tank: 'a tank',
  healer: 'a healer',
  melee: 'a melee',
  ranged: 'a ranged',
  caster: 'a caster',
} as const
