/** The languages the game is played in, and Vigil knows its terms in. */
export type Language = 'en' | 'ja' | 'de' | 'fr'

/** The language of one of Discord's locales (`de`, `en-GB`); English for all that the game does not speak. */
export function languageOf(locale: string | null | undefined): Language {
  const short = locale?.slice(0, 2).toLowerCase()
  return languages.find((language) => language === short) ?? 'en'
}

const languages: readonly Language[] = ['en', 'ja', 'de', 'fr']
