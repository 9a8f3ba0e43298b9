/** `A. F.` for `Ayla Fen`; a name of one word is its first letter, and initials stay as they are. */
export const initialsOf = (name: string): string =>
  isInitials(name)
    ? name
    : name
        .split(/\s+/)
        .flatMap((word) => [...word].slice(0, 1))
        .map((letter) => `${letter.toUpperCase()}.`)
        .join(' ')

/** Whether a text is initials already, as a pull has them: `A. F.`, `A. F. SCH`, `A. F. 2`. */
export const isInitials = (text: string): boolean => /^\S\p{M}*\.( \S\p{M}*\.)*( [A-Z]{3}| \d)?$/u.test(text)
