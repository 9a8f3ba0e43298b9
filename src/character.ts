/** A character: somebody of the same name on another homeworld is another one. */
export interface Character {
  readonly name: string
  /** Absent where it is not known, or does not matter. */
  readonly world?: string
}

/** `Ayla Fen@Odin`, or the name alone. */
export const spellCharacter = ({ name, world }: Character): string => (world ? `${name}@${world}` : name)

/** What `spellCharacter` spells, as people type it. */
export function parseCharacter(text: string): Character {
  const [, name = '', world = ''] = /^([^@]*)@?(.*)$/su.exec(text) ?? []
  const cleaned = tidy(name)
  return tidy(world) === '' ? { name: cleaned } : { name: cleaned, world: tidy(world) }
}

export const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Whether both are spelled the same, homeworld and all. */
export const isSameCharacter = (one: Character, other: Character): boolean =>
  isSameName(one.name, other.name) && isSameName(one.world ?? '', other.world ?? '')

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ')
