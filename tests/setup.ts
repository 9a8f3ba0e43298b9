import { openEmbedded } from '../src/store/db.ts'

/** The first embedded database of a checkout takes seconds to make: once, before the tests that share the dump. */
export async function setup(): Promise<void> {
  const { close } = await openEmbedded()
  await close()
}
