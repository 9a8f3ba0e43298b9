import type { Choice } from '../command.ts'

/** Choices for the last of several words between commas; what stands before it is kept. */
export async function completeLast(
  typed: string,
  offer: (word: string) => Promise<readonly Choice[]>,
): Promise<readonly Choice[]> {
  const words = typed.split(',').map((word) => word.trim())
  const last = words.pop() ?? ''
  const before = words.filter((word) => word !== '')
  const taken = new Set(before.map((word) => word.toLowerCase()))
  return (await offer(last))
    .filter(({ value }) => !taken.has(value.toLowerCase()))
    .map(({ name, value }) => ({ name: [...before, name].join(', '), value: [...before, value].join(', ') }))
    .filter(({ name, value }) => name.length <= longest && value.length <= longest)
}

/** Discord's limit of a choice, in characters. */
const longest = 100
