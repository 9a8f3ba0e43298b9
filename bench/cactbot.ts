import { registerHooks } from 'node:module'

/** cactbot's raidboss converter: raw lines to its line events, cut into fights. Returns how many lines it converted. */
export type CactbotConverter = (text: string) => number

/** Loads it from the npm package. Its modules were made for a bundler: their imports have no file endings. */
export async function loadCactbot(): Promise<CactbotConverter> {
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const isBare = context.parentURL?.includes('/cactbot/') && specifier.startsWith('.') && !specifier.endsWith('.js')
      return next(isBare ? `${specifier}.js` : specifier, context)
    },
  })
  try {
    const [{ default: Converter }, { default: Handler }, { default: Repository }] = await Promise.all([
      import('cactbot/ui/raidboss/emulator/data/NetworkLogConverter.js'),
      import('cactbot/ui/raidboss/emulator/data/LogEventHandler.js'),
      import('cactbot/ui/raidboss/emulator/data/network_log_converter/LogRepository.js'),
    ])
    return (text) => {
      const converter = new Converter()
      const repository = new Repository()
      const handler = new Handler()
      let converted = 0
      const lines = text.split('\n')
      for (let from = 0; from < lines.length; from += batch) {
        const own = lines.slice(from, from + batch).map((line) => line.trim())
        const filled = own.filter((line) => line !== '')
        const events = converter.convertLines(filled, repository)
        handler.parseLogs(events)
        converted += events.length
      }
      handler.endFight()
      return converted
    }
  } finally {
    hooks.deregister()
  }
}

/** As its own worker does it. */
const batch = 1_000
