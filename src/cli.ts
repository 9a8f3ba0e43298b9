import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Command } from 'commander'
import { type Config, readConfig } from './config.ts'
import { AppError, sentenceFor } from './errors.ts'
import type { Operation, Output } from './operator/operations.ts'
import { perform } from './operator/perform.ts'

/** Where the command was typed: npm runs its scripts in the project's folder. */
const here = process.env.INIT_CWD ?? process.cwd()

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
  .argument('<file...>', 'ACT or IINACT logs: .log, .gz or .zst')
  .option('--json', 'one JSON object per pull')
  .action((files: string[], { json = false }: { json?: boolean }) =>
    attempt(() => run({ kind: 'import', files: files.map((file) => resolve(here, file)), json }, terminal())),
  )

program
  .command('ask')
  .description('run a slash command as a member would')
  .argument('<line>', 'the command, such as "/pull last"')
  .option('--json', 'the message as JSON')
  .option('--out <dir>', 'where attachments are written')
  .action((line: string, { json = false, out }: { json?: boolean; out?: string }) =>
    attempt(() => run({ kind: 'ask', line, json }, terminal(out))),
  )

program
  .command('watch')
  .description('watch an FFLogs report')
  .argument('<report>', 'its code or link')
  .action((report: string) =>
    attempt(() => run({ kind: 'ask', line: `/watch add ${report}`, json: false }, terminal())),
  )

program
  .command('poll')
  .description('ask every watched report now')
  .action(() => attempt(() => run({ kind: 'ask', line: '/watch now', json: false }, terminal())))

await program.parseAsync()

function run(operation: Operation, output: Output): Promise<number> {
  return perform(settings(), operation, output)
}

function settings(): Config {
  try {
    process.loadEnvFile()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  return readConfig(process.env)
}

function terminal(out?: string): Output {
  return {
    line: (text) => process.stdout.write(`${text}\n`),
    aside: (text) => process.stderr.write(`${text}\n`),
    file: ({ name, bytes }) => {
      if (out === undefined) return
      const folder = resolve(here, out)
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, basename(name)), bytes)
    },
  }
}

/** Every command ends here: an exit code, and for a failure its sentence. */
async function attempt(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work()
  } catch (error) {
    process.stderr.write(`${sentenceFor(error)}\n`)
    if (!(error instanceof AppError)) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  }
}
