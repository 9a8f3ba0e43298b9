import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { configSchema } from '../../src/config.ts'
import { openConversation } from '../../src/operator/conversation.ts'
import { openDesk } from '../../src/operator/desk.ts'
import { openLinkingOf } from '../../src/operator/linking.ts'
import { importSample } from '../../src/operator/sample.ts'
import { startWork } from '../../src/operator/work.ts'
import { openWorkbench, type Workbench } from '../../src/operator/workbench.ts'
import { openSite } from '../../src/web/site.ts'

const executablePath = '/usr/bin/chromium'
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
export const sizes = [
  ['at a desk', desktop],
  ['on a phone', phone],
] as const

const isHere = existsSync(executablePath)

export interface Visited {
  bench(): Workbench
  /** Opens a page, and fails if anything in it complained of what is not `expected`. */
  visit(
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
    path?: string,
    expected?: readonly RegExp[],
  ): Promise<void>
}

/** A suite over a running site with the sample night, seen in a real browser; skipped visibly without one. */
export function inBrowser(title: string, suite: (visited: Visited) => void): void {
  describe.skipIf(!isHere)(`${title}${isHere ? '' : ', skipped: no chromium'}`, () => {
    const closing = new AsyncDisposableStack()
    let bench: Workbench
    let browser: Browser
    let url: string

    beforeAll(async () => {
      const folder = await mkdtemp(join(tmpdir(), 'vigil-browser-'))
      closing.defer(() => rm(folder, { recursive: true }))
      const assets = join(folder, 'assets')
      const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url))
      await build({ configFile, logLevel: 'warn', build: { outDir: assets } })
      const config = configSchema.parse({ VIGIL_DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'warn' })
      bench = await openWorkbench(config, 'start')
      closing.defer(() => bench.close())
      await importSample(bench, () => {})
      const { services, logger } = bench
      const site = await openSite({
        ...services,
        ...openConversation(bench),
        config,
        logger,
        linking: openLinkingOf(bench),
        operator: openDesk(bench).answer,
        assetsFolder: pathToFileURL(`${assets}/`),
      }).listen()
      closing.defer(() => site.close())
      url = `http://localhost:${site.port}`
      const work = await startWork(bench, { deliver: async () => {} })
      closing.defer(() => work.stop())
      browser = await chromium.launch({ executablePath, args })
      closing.defer(() => browser.close())
    }, 180_000)
    afterAll(() => closing.disposeAsync())

    const visit: Visited['visit'] = async (options, look, path = '/', expected = []) => {
      const context = await browser.newContext(options)
      const complaints: string[] = []
      const page = await context.newPage()
      page.on('pageerror', ({ message }) => complaints.push(message))
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      await page.goto(url + path)
      await look(page)
      await context.close()
      expect(complaints.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([])
    }
    suite({ bench: () => bench, visit })
  })
}
