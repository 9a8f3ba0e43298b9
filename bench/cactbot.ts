import { registerHooks } from 'node:module'
import { wholeLines } from './texts.ts'

/** cactbot's raidboss converter: a file's raw lines to its line events, cut into fights, none of which is kept. */
export type CactbotConverter = (path: string) => void

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
    return (path) => {
      const converter = new Converter()
      const repository = new Repository()
      const handler = new Handler()
      let converted = 0
      for (const piece of wholeLines(path)) {
        const lines = piece.toString('utf8').split('\n')
        for (let from = 0; from < lines.length; from += batch) {
          const own = lines.slice(from, from + batch).map((line) => line.trim())
          const filled = own.filter((line) => line !== '')
          const events = converter.convertLines(filled, repository)
          handler.parseLogs(events)
          converted += events.length
        }
      }
      handler.endFight()
      if (converted === 0) throw new Error('cactbot converted nothing')
    }
  } finally {
    hooks.deregister()
  }
}

/** As its own worker does it; that worker decodes line by line, which is slower than the pieces here. */
const batch = 1_000

/** cactbot tells the console of every fight it finds. */
export async function quietly<T>(work: () => T | Promise<T>): Promise<T> {
  const { debug, info, log } = console
  Object.assign(console, { debug() {}, info() {}, log() {} })
  try {
    return await work()
  } finally {
    Object.assign(console, { debug, info, log })
  }
}
