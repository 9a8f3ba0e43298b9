// Makes vendor/names.json: what fights, bosses and their actions are called in German, French and Japanese, by their
// English names. It reads cactbot, a package of ours. The outcome is committed: only who adds facts needs this.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { z } from 'zod'
import { json } from './shared.ts'

const languages = ['de', 'fr', 'ja'] as const
type Language = (typeof languages)[number]
type Names = Record<string, string[]>

// cactbot is made for bundlers: its imports leave the ending out.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier.startsWith('.') && !specifier.endsWith('.js') ? `${specifier}.js` : specifier, context),
})

const cactbot = new URL('../../node_modules/cactbot/', import.meta.url)
const vendor = new URL('../../vendor/', import.meta.url)

const replacements = z.record(z.string(), z.string()).optional()
const timelineReplace = z.array(z.object({ locale: z.string(), replaceSync: replacements, replaceText: replacements }))
const triggers = z.object({ timelineReplace: timelineReplace.optional() })
const told = z.object({
  encounters: z.array(z.object({ key: z.string(), territoryId: z.number(), cactbotTimeline: z.string() })),
})
const encounters = z.array(
  z.object({
    key: z.string(),
    name: z.string(),
    bosses: z.array(z.object({ name: z.string() })),
    phases: z.array(z.object({ name: z.string() })),
  }),
)
const abilities = z.object({
  bosses: z.record(z.string(), z.array(z.tuple([z.number(), z.string()]).rest(z.unknown()))),
})
const zones = z.record(z.string(), z.object({ name: z.record(z.string(), z.string()) }))

const known = encounters.parse(JSON.parse(readFileSync(new URL('encounters.json', vendor), 'utf8')))
const actions = abilities.parse(JSON.parse(readFileSync(new URL('abilities.json', vendor), 'utf8'))).bosses
const zoneNames = zones.parse((await load(new URL('resources/zone_info.js', cactbot))).default)
const files = readdirSync(new URL('ui/raidboss/data/', cactbot), { recursive: true, encoding: 'utf8' })

/** What Japanese raiders call them; everybody else writes the English letters. */
const short: Readonly<Record<string, string>> = {
  UCoB: '絶バハムート',
  UWU: '絶アルテマ',
  TEA: '絶アレキ',
  DSR: '絶竜詩',
  TOP: '絶オメガ',
  FRU: '絶エデン',
}

const names: Names = Object.fromEntries(Object.entries(short).map(([name, ja]) => [name, [name, name, ja]]))
for (const { key, territoryId, cactbotTimeline } of told.parse(json('encounters.json')).encounters) {
  const own = known.find((encounter) => encounter.key === key)
  if (own === undefined) continue
  const file = files.find((path) => path.endsWith(`/${cactbotTimeline.replace(/^timelines\/|\.txt$/g, '')}.js`))
  const { timelineReplace: replace = [] } =
    file === undefined ? {} : triggers.parse((await load(new URL(`ui/raidboss/data/${file}`, cactbot))).default)
  const people = own.bosses.map(({ name }) => name)
  const zone = zoneNames[String(territoryId)]?.name
  add(own.name, (language) => zone?.[language])
  for (const name of [...people, ...own.phases.map(({ name }) => name)]) {
    add(name, (language) => translate(name, replace.find(({ locale }) => locale === language)?.replaceSync))
  }
  for (const [, name] of actions[key] ?? []) {
    add(name, (language) => translate(name, replace.find(({ locale }) => locale === language)?.replaceText))
  }
}
const sorted = Object.entries(names).sort(([one], [other]) => (one < other ? -1 : 1))
writeFileSync(
  new URL('names.json', vendor),
  `{\n${sorted.map(([name, own]) => `${JSON.stringify(name)}: ${JSON.stringify(own)}`).join(',\n')}\n}\n`,
)
console.log(`${sorted.length} names`)

/** The first fight that has it in all three languages names it: the same English name is the same action of the game. */
function add(name: string, of: (language: Language) => string | undefined): void {
  if (name === '' || name in names) return
  const own = languages.map((language) => of(language) ?? '')
  if (own.every((text) => text !== '') && own.some((text) => text !== name)) names[name] = own
}

/** What a table of regular expressions makes of a whole name; nothing where its outcome is an expression itself. */
function translate(name: string, table: Readonly<Record<string, string>> | undefined): string | undefined {
  for (const [pattern, text] of Object.entries(table ?? {})) {
    if (/[()[\]|?*+\\^$]/.test(text)) continue
    if (new RegExp(`^(?:${pattern})$`, 'i').test(name)) return text
  }
  return undefined
}

async function load(url: URL): Promise<{ readonly default: unknown }> {
  return await import(url.href)
}
