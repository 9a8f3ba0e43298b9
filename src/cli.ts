import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { Command } from 'commander'
import { type Config, readConfig } from './config.ts'
import { AppError, sentenceFor } from './errors.ts'
import { start } from './main.ts'
import { handOver } from './operator/hand-over.ts'
import { findHolder } from './operator/lock.ts'
import { type Operation, type Output, runOperation } from './operator/operations.ts'
import { openWorkbench } from './operator/workbench.ts'

const program = new Command('vigil').description('The raid static’s analyst, living in its Discord.')

program
  .command('start')
  .description('run everything: the site, the watched reports and, with a token, the Discord bot')
  .action(() => attempt(() => start(settings())))

program
  .command('import')
  .description('read network logs; one line per pull')
  .argument('<file...>', 'ACT or IINACT logs: .log, .gz or .zst')
  .option('--json', 'one JSON object per pull')
  .action((files: string[], { json = false }: { json?: boolean }) =>
    attempt(() => run({ kind: 'import', files: files.map((file) => resolve(file)), json }, terminal())),
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

/** Runs an operation here, or in the process that has the data folder. */
async function run(operation: Operation, output: Output): Promise<number> {
  const config = settings()
  const holder = config.DATABASE_URL === undefined ? await findHolder(config.VIGIL_DATA_DIR) : undefined
  if (holder) return await handOver(config.VIGIL_DATA_DIR, holder, operation, output)
  const bench = await openWorkbench(config, operation.kind)
  try {
    return await runOperation(bench, operation, output)
  } finally {
    await bench.close()
  }
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
      mkdirSync(out, { recursive: true })
      writeFileSync(join(out, basename(name)), bytes)
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
