import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configSchema } from '../../src/config.ts'
import { openConversation } from '../../src/operator/conversation.ts'
import { openDesk } from '../../src/operator/desk.ts'
import { importSample } from '../../src/operator/sample.ts'
import { openWorkbench, type Workbench } from '../../src/operator/workbench.ts'
import { openSite } from '../../src/web/site.ts'
import { seedNight } from './seed.ts'

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
const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const sizes = [
  ['at a desk', desktop],
  ['on a phone', phone],
] as const

const isHere = existsSync(executablePath)

describe.skipIf(!isHere)(`the sample night in a browser${isHere ? '' : ', skipped: no chromium'}`, () => {
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
      operator: openDesk(bench),
      assetsFolder: pathToFileURL(`${assets}/`),
    }).listen()
    closing.defer(() => site.close())
    url = `http://localhost:${site.port}`
    browser = await chromium.launch({ executablePath, args })
    closing.defer(() => browser.close())
  }, 180_000)
  afterAll(() => closing.disposeAsync())

  /** Opens the page, and fails if anything in it complained. */
  async function visit(options: BrowserContextOptions, look: (page: Page) => Promise<void>, path = '/') {
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
    expect(complaints).toEqual([])
  }

  // What runs in the page is text here: the tests' own types know no document.
  const isPainted = (page: Page, selector: string) =>
    page.evaluate<boolean>(`(async () => {
      const picture = document.querySelector('${selector}')
      picture.loading = 'eager'
      await picture.decode()
      return picture.naturalWidth >= 800 && picture.getBoundingClientRect().width > 250
    })()`)
  const overflow = (page: Page) =>
    page.evaluate<string[]>(`['html', '#scroll', '.dock'].filter((part) => {
      const { scrollWidth, clientWidth } = document.querySelector(part)
      return scrollWidth > clientWidth
    })`)

  describe.each(sizes)('%s', (_where, size) => {
    test('the posts are there with their pictures, and nothing is wider than the screen', async () => {
      await visit(size, async (page) => {
        expect(await page.locator('.thread .post').count()).toBe(12)
        expect(await page.locator('.thread h3').first().textContent()).toContain('Pull 12 · FRU')
        expect(await isPainted(page, '.thread .picture')).toBe(true)
        expect(await page.locator('.picture:not([alt])').count()).toBe(0)
        expect(await page.getByRole('combobox', { name: 'Command' }).isVisible()).toBe(true)
        expect(await overflow(page)).toEqual([])
      })
    })

    test('a command is completed, taken with the keyboard, and answered in place', async () => {
      await visit(size, async (page) => {
        const line = page.getByRole('combobox')
        await line.click()
        await page.keyboard.type('/pu')
        await page.getByRole('option', { name: '/pull' }).waitFor()
        await page.keyboard.press('Tab')
        await page.getByRole('option', { name: /^last:/ }).waitFor()
        expect(await overflow(page)).toEqual([])
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('Enter')
        expect((await line.inputValue()).trim()).toBe('/pull last')
        await page.keyboard.press('Escape')
        await page.keyboard.press('Enter')
        const answer = page.locator('#answers .answer')
        await answer.waitFor()
        expect(await answer.textContent()).toContain('Pull 12 · FRU')
        expect(await isPainted(page, '#answers .picture')).toBe(true)
        expect(await line.isVisible()).toBe(true)
        expect(await overflow(page)).toEqual([])
        await answer.getByRole('button', { name: 'Dismiss message' }).click()
        expect(await answer.count()).toBe(0)
      })
    })

    test('without JavaScript the posts still show, and nothing pretends to work', async () => {
      await visit({ ...size, javaScriptEnabled: false }, async (page) => {
        expect(await page.locator('.thread .post').count()).toBe(12)
        expect(await page.locator('.noscript').isVisible()).toBe(true)
        expect(await page.getByRole('button', { name: 'Deaths' }).first().isDisabled()).toBe(true)
      })
    })
  })

  test('a new pull appears by itself', async () => {
    await visit(
      desktop,
      async (page) => {
        expect(await page.getByText('Quiet so far').isVisible()).toBe(true)
        await seedNight(bench.services.db, { staticId: bench.own.id, pulls: 1 })
        await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        await page.getByText('Pull 1 · FRU').first().waitFor()
        expect(await page.getByText('Quiet so far').count()).toBe(0)
        expect(await page.getByRole('button', { name: 'Deaths' }).isEnabled()).toBe(true)
      },
      `/channel/${bench.own.id}`,
    )
  })
})
