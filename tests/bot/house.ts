import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { analystHere } from '../../src/analysis/analyst.ts'
import { analysePull } from '../../src/analysis/run.ts'
import { openAttachments } from '../../src/attachment.ts'
import { openPainter, type Painter } from '../../src/charts/painter.ts'
import type { Services } from '../../src/commands/command.ts'
import { type OpenDb, openEmbedded } from '../../src/store/db.ts'
import { openVault } from '../../src/store/fflogs/vault.ts'
import { openJobs } from '../../src/store/jobs.ts'
import { openStatic } from '../../src/store/people/statics.ts'
import { savePull } from '../../src/store/pulls/pulls.ts'
import { saveWatch } from '../../src/store/reports/watches.ts'
import { facts, fruPull, reportOf, type Told } from './fru-pulls.ts'

/** What commands and posts need, real, on an embedded database of this test file's own. */
export interface House {
  readonly services: Services
  readonly painter: Painter
  /** Stores and analyses pulls of a report; gives the night of the last one. */
  tell(staticId: number, code: string, pulls: readonly Told[]): Promise<number>
  /** A static of a Discord server, its report watched in a channel. */
  watching(guildId: string, code: string, channelId: string): Promise<number>
}

export function withHouse(): () => House {
  let store: OpenDb
  let house: House
  beforeAll(async () => {
    store = await openEmbedded()
    house = await openHouse(store)
  })
  afterAll(async () => {
    await house.services.jobs.stop()
    await house.painter.close()
    await store.close()
  })
  return () => house
}

async function openHouse(store: OpenDb): Promise<House> {
  const { db } = store
  const jobs = openJobs(store, (error) => {
    throw error
  })
  const linking = { siteUrl: 'http://localhost:8800' }
  const readAttachment = openAttachments('https://cdn.discordapp.com')
  const vault = openVault([randomBytes(32)])
  const analyst = analystHere(facts)
  const services: Services = { db, jobs, facts, analyst, now: Date.now, linking, vault, readAttachment }
  return {
    services,
    painter: openPainter(),
    tell: async (staticId, code, pulls) => {
      let night = 0
      for (const told of pulls) {
        const { pull, nightId } = await savePull(db, staticId, reportOf(code), fruPull(told), Date.now())
        await analysePull(db, analystHere(facts), pull)
        night = nightId
      }
      return night
    },
    watching: async (guildId, code, channelId) => {
      const { id } = await openStatic(db, { discordId: guildId, name: `server ${guildId}` })
      await saveWatch(db, id, { code, channelId, addedBy: 'somebody', addedAt: Date.now() })
      return id
    },
  }
}
