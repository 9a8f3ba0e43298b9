import './loading.ts' // before the rest: that is why the work itself is imported when it begins
import { basename, dirname, resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { type Config, readConfig } from './config.ts'
import { AppError, isDiskFull, sentenceFor } from './errors.ts'
import type { Operation } from './operator/operations.ts'
import type { Output } from './operator/output.ts'
import { stopSignal } from './operator/stop-signal.ts'
import { openTerminal } from './operator/terminal.ts'

/** Where the command was typed: npm runs its scripts in the project's folder. */
const here = process.env.INIT_CWD ?? process.cwd()

// Whoever listened may have gone, as `| head` does: the work goes on unheard.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

const program = new Command('vigil').description('The raid static’s analyst, living in its Discord.')

program
  .command('start')
  .description('run everything: the site, the watched reports and, with a token, the Discord bot')
  .action(() =>
    attempt(async () => {
      const { start } = await import('./main.ts') // the site and Discord, which no other command needs
      return await start(settings())
    }),
  )

program
  .command('import')
  .description('read network logs; one line per pull')
  .argument('<path...>', 'logs of ACT or IINACT, plain or packed (.gz, .zst, .zip), or folders of them')
  .option('--json', 'one JSON object per pull')
  .option('--all-hashes', 'check every line against its hash, not only a sample')
  .option('--max-gb <number>', 'how much one file may unpack to (default: 2)', gigabytes)
  .option('--initials', 'store characters by their initials, not their names')
  .action((paths: string[], { json = false, allHashes = false, maxGb, initials = false }: ImportFlags) =>
    attempt(() => {
      const files = paths.map((path) => resolve(here, path))
      return run({ kind: 'import', files, json, allHashes, maxGb, initials }, openTerminal(), stopSignal())
    }),
  )

program
  .command('follow')
  .description('follow a log while it is written; each pull is told a moment after its end')
  .argument('<place>', 'a log of ACT or IINACT, or the folder with its logs')
  .option('--json', 'one JSON object per pull')
  .action((place: string, { json = false }: { json?: boolean }) =>
    attempt(() => run({ kind: 'follow', place: resolve(here, place), json }, openTerminal(), stopSignal())),
  )

program
  .command('ask')
  .description('run a slash command as a member would')
  .argument('<line>', 'the command, such as "/pull last"')
  .option('--json', 'the message as JSON')
  .option('--out <dir>', 'where attachments are written')
  .action((line: string, { json = false, out }: { json?: boolean; out?: string }) =>
    attempt(() => run({ kind: 'ask', line, json }, openTerminal(out === undefined ? undefined : resolve(here, out)))),
  )

program
  .command('watch')
  .description('watch an FFLogs report')
  .argument('<report>', 'its code or link')
  .action((report: string) =>
    attempt(() => run({ kind: 'ask', line: `/watch add ${report}`, json: false }, openTerminal())),
  )

program
  .command('rescan')
  .description('read a watched FFLogs report anew, from its first page')
  .argument('<report>', 'its code or link')
  .action((report: string) =>
    attempt(() => run({ kind: 'ask', line: `/watch rescan ${report}`, json: false }, openTerminal())),
  )

program
  .command('poll')
  .description('ask every watched report now')
  .action(() => attempt(() => run({ kind: 'ask', line: '/watch now', json: false }, openTerminal())))

program
  .command('bootstrap')
  .description('say what is known of actions and statuses, and have XIVAPI tell what is newer')
  .option('--force', 'ask for everything anew')
  .option('--limit <number>', 'ask for so many at most', wholeNumber)
  .option('--skip-fetch', 'ask nobody')
  .action(({ force = false, skipFetch = false, limit }: BootstrapFlags) =>
    attempt(() => run({ kind: 'bootstrap', force, skipFetch, limit }, openTerminal(), stopSignal())),
  )

program
  .command('rulings')
  .description('what leads ruled on disputes')
  .command('export')
  .description('write every ruling as a labelled example, one JSON object a line, without names')
  .argument('<file>', 'where to')
  .action((file: string) =>
    attempt(() =>
      run({ kind: 'export-rulings', name: basename(file) }, openTerminal(dirname(resolve(here, file))), stopSignal()),
    ),
  )

await program.parseAsync()

async function run(operation: Operation, output: Output, signal?: AbortSignal): Promise<number> {
  const { perform } = await import('./operator/perform.ts')
  return await perform(settings(), operation, output, signal)
}

interface ImportFlags {
  readonly json?: boolean
  readonly allHashes?: boolean
  readonly maxGb?: number
  readonly initials?: boolean
}

interface BootstrapFlags {
  readonly force?: boolean
  readonly skipFetch?: boolean
  readonly limit?: number
}

function wholeNumber(given: string): number {
  if (/^\d{1,9}$/.test(given)) return Number(given)
  throw new InvalidArgumentError('Give a whole number, such as 500.')
}

function gigabytes(given: string): number {
  const number = Number(given)
  if (number > 0 && Number.isFinite(number)) return number
  throw new InvalidArgumentError('Give a number of gigabytes, such as 4.')
}

function settings(): Config {
  try {
    process.loadEnvFile()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  return readConfig(process.env)
}

/** Every command ends here: an exit code, and for a failure its sentence. */
async function attempt(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work()
  } catch (error) {
    process.stderr.write(`${sentenceFor(error)}\n`)
    const isForeseen = error instanceof AppError || isDiskFull(error)
    if (!isForeseen) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  }
}
