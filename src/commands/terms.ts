import type { AnalysedPull } from '../analysis/study.ts'
import { namesIn } from '../game/names.ts'
import type { Language } from '../language.ts'
import { findFetched } from '../store/abilities.ts'
import type { Db } from '../store/db.ts'
import { findStatic } from '../store/people/statics.ts'

/** What the game calls something whose English name, or name in its report, is known. */
export type Terms = (name: string) => string

/** The pulls of one static with what the game calls things in the language of their server; sentences stay English. */
export async function inServerLanguage(db: Db, staticId: number, pulls: AnalysedPull[]): Promise<AnalysedPull[]> {
  const language = (await findStatic(db, staticId))?.language ?? 'en'
  if (language === 'en') return pulls
  const terms = await termsOf(db, language, pulls)
  return pulls.map((pull) => withTerms(pull, terms))
}

/** Names of single fights and mechanics, where no pull is told. */
export async function serverTerms(db: Db, staticId: number): Promise<Terms> {
  const names = namesIn((await findStatic(db, staticId))?.language ?? 'en')
  return (name) => names.get(name) ?? name
}

/** By id where somebody has asked what the game's own sheets say, else by name. */
async function termsOf(db: Db, language: Language, pulls: readonly AnalysedPull[]): Promise<Terms> {
  const vendored = namesIn(language)
  const own = new Map<string, string>()
  for (const [sheet, seen] of [
    ['status', pulls.map(({ pull }) => pull.statusNames)],
    ['action', pulls.map(({ pull }) => pull.abilityNames)],
  ] as const) {
    const reported = new Map(seen.flatMap((names) => Object.entries(names)).map(([id, name]) => [Number(id), name]))
    for (const [id, { names }] of await findFetched(db, sheet, [...reported.keys()])) {
      const told = names?.[language]
      if (names === null || !told) continue
      own.set(names.en, told)
      const name = reported.get(id)
      if (name !== undefined && !vendored.has(name)) own.set(name, told)
    }
  }
  return (name) => own.get(name) ?? vendored.get(name) ?? name
}

/** Results hold names whole, so whole texts are replaced; whoever is called like an action keeps their name. */
function withTerms({ pull, results, ...rest }: AnalysedPull, terms: Terms): AnalysedPull {
  const players = new Set(pull.actors.filter(({ kind }) => kind === 'player').map(({ name }) => name))
  const told = (value: unknown): unknown => {
    if (typeof value === 'string') return players.has(value) ? value : terms(value)
    if (Array.isArray(value)) return value.map(told)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, told(item)]))
  }
  const renamed = Object.entries(results).map(([id, result]) => [id, told(result)] as const)
  return { pull, results: Object.fromEntries(renamed), ...rest }
}
