// Makes vendor/lock-statuses.json from the facts that lie beside the project: the statuses that keep their bearer from
// acting. The outcome is committed: only who adds facts needs this.
import { writeFileSync } from 'node:fs'
import { readSharedFacts, type SharedFacts } from './shared.ts'

const file = 'vendor/lock-statuses.json'

/** The list as the text of its file. */
export function writeLockStatuses({ statuses }: SharedFacts): string {
  const ids = statuses.filter((row) => row.lock_actions === '1').map(({ id }) => Number(id))
  return `${JSON.stringify(ids).replaceAll(',', ', ')}\n`
}

if (import.meta.main) {
  const shared = readSharedFacts()
  if (shared === undefined) {
    process.stderr.write(`There is no shared data beside the project: ${file} stays as it is.\n`)
    process.exitCode = 1
  } else {
    writeFileSync(file, writeLockStatuses(shared))
    process.stdout.write(`${file} is written.\n`)
  }
}
