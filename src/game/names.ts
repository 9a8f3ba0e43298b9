import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Language } from '../language.ts'

/**
 * What fights, bosses and their actions are called in a language, by their English names; read when it is first asked
 * for. English names are what they are.
 */
export function namesIn(language: Language): ReadonlyMap<string, string> {
  if (language === 'en') return new Map()
  const own = known.get(language) ?? readNames(language)
  known.set(language, own)
  return own
}

/** The file never changes while we run. */
const known = new Map<Language, ReadonlyMap<string, string>>()

/** German, French, Japanese. */
const file = z.record(z.string(), z.tuple([z.string(), z.string(), z.string()]))

function readNames(language: Exclude<Language, 'en'>): ReadonlyMap<string, string> {
  const told = file.parse(JSON.parse(readFileSync(new URL('../../vendor/names.json', import.meta.url), 'utf8')))
  const place = { de: 0, fr: 1, ja: 2 }[language]
  return new Map(Object.entries(told).map(([name, names]) => [name, names[place] ?? name]))
}
