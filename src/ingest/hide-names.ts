import { initialsOf } from '../initials.ts'
import type { Actor, RecordedPull } from '../report.ts'

/** What takes the place of a name, by the name. */
export type Initials = ReadonlyMap<string, string>

/**
 * The players of a pull by their initials, and whatever bears their name with them; homeworlds are left out. Players with
 * the same initials are told apart by their jobs, or else by a number in the order of their names.
 */
export function withInitials(pull: RecordedPull): { readonly pull: RecordedPull; readonly initials: Initials } {
  const initials = nameAll(pull.actors.filter(({ kind }) => kind === 'player'))
  const actors = pull.actors.map(({ world: _world, ...actor }) => ({ ...actor, name: hideNames(actor.name, initials) }))
  return { pull: { ...pull, fightName: hideNames(pull.fightName, initials), actors }, initials }
}

/** A text without the names, however they are written together: `Ayla Fen`, `ayla_fen`. */
export function hideNames(text: string, initials: Initials): string {
  let hidden = initials.get(text) ?? text
  for (const [name, short] of initials) {
    if (name.length >= tellingLength) hidden = hidden.replace(spellingsOf(name), short)
  }
  return hidden
}

function nameAll(players: readonly Actor[]): Initials {
  const named = new Map<string, string>()
  for (const [short, alike] of Map.groupBy(players, ({ name }) => initialsOf(name))) {
    const byName = alike.toSorted((one, other) => (one.name < other.name ? -1 : 1))
    const jobs = new Set(byName.map(({ job }) => job ?? ''))
    const areToldByJob = jobs.size === byName.length && !jobs.has('')
    byName.forEach(({ name, job }, index) => {
      named.set(name, byName.length === 1 ? short : `${short} ${areToldByJob ? job : index + 1}`)
    })
  }
  return named
}

/** A shorter name, as there are in Chinese, may be a part of any word. */
const tellingLength = 3

function spellingsOf(name: string): RegExp {
  const words = name.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  return new RegExp(`(?<!\\p{L})${words.join('[\\s._-]*')}(?!\\p{L})`, 'giu')
}
