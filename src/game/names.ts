import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Language } from '../language.ts'

/** What fights, bosses and their actions are called in a language, by their English names. */
export type Names = (language: Language) => ReadonlyMap<string, string>

/** Names by language, read when one is first asked for; English ones are what they are. */
export function openNames(): Names {
  let read: z.infer<typeof file> | undefined
  const known = new Map<Language, ReadonlyMap<string, string>>([['en', new Map()]])
  return (language) => {
    const own = known.get(language)
    if (own !== undefined) return own
    read ??= file.parse(JSON.parse(readFileSync(new URL('../../vendor/names.json', import.meta.url), 'utf8')))
    const place = language === 'de' ? 0 : language === 'fr' ? 1 : 2
    const names = new Map(Object.entries(read).map(([name, told]) => [name, told[place]]))
    known.set(language, names)
    return names
  }
}

/** German, French, Japanese. */
const file = z.record(z.string(), z.tuple([z.string(), z.string(), z.string()]))
