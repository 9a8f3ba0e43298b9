import { execFileSync } from 'node:child_process'
import { openEmbedded } from '../src/store/db.ts'

/**
 * What every test file shares: the compiled Vigil, which the end-to-end tests run as a user would, and the dump of an
 * empty database, which takes seconds to make.
 */
export async function setup(): Promise<void> {
  execFileSync(process.execPath, ['scripts/build-if-changed.ts'], { stdio: 'inherit' })
  const { close } = await openEmbedded()
  await close()
}
