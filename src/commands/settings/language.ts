import { SlashCommandSubcommandBuilder } from '@discordjs/builders'
import type { Language } from '../../language.ts'
import { findStatic, saveLanguage } from '../../store/people/statics.ts'
import type { SettingsPart } from './part.ts'

const spelled: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語', de: 'Deutsch', fr: 'Français' }
const languages: readonly Language[] = ['en', 'ja', 'de', 'fr']

/** `/settings language`: what bosses, actions and fights are called in answers and posts. */
export const setLanguage: SettingsPart = {
  data: new SlashCommandSubcommandBuilder()
    .setName('language')
    .setDescription('In which language bosses and actions are called, on this whole server')
    .addStringOption((language) =>
      language
        .setName('language')
        .setDescription('Which language; the server’s own if left out')
        .addChoices(...Object.entries(spelled).map(([value, name]) => ({ name, value }))),
    ),

  async run({ options, staticId }, { db }) {
    const chosen = options.getString('language')
    const language = languages.find((known) => known === chosen) ?? null
    await saveLanguage(db, staticId, language)
    const now = (await findStatic(db, staticId))?.language ?? 'en'
    const why = language === null ? ', which is what this server is set to in Discord' : ''
    return { title: 'Settings', text: `**language: ${now}**: ${languageText(now)}${why}.`, blocks: [] }
  },
}

/** What a language means for whoever reads. */
export const languageText = (language: Language): string =>
  language === 'en'
    ? 'bosses and actions have their English names'
    : `bosses and actions have their ${spelled[language]} names where they are known; sentences stay English`
