import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Running, startVigil } from './vigil.ts'

const executablePath = '/usr/bin/chromium'
const quietly = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const desktop = { viewport: { width: 1280, height: 900 } }
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
/** Runs in the page, which is no part of this program: pictures load lazily there. */
const loadedWidth = (pull: string) => `(async () => {
  const post = [...document.querySelectorAll('article')].findLast(({ textContent }) => textContent.includes('${pull} · FRU'))
  const picture = post.querySelector('.embed img')
  picture.loading = 'eager'
  await picture.decode()
  return picture.naturalWidth
})()`
const overhang = 'document.documentElement.scrollWidth - window.innerWidth'

const isHere = existsSync(executablePath)

describe.skipIf(!isHere)(`the channel page in a browser${isHere ? '' : ' (skipped: no chromium)'}`, () => {
  let running: Running
  let browser: Browser
  let address: string

  beforeAll(async () => {
    running = startVigil({ VIGIL_DATA_DIR: await mkdtemp(join(tmpdir(), 'vigil-browser-')) })
    await running.until('Running')
    address = /http:\/\/localhost:\d+/.exec(running.printed())?.[0] ?? ''
    browser = await chromium.launch({ executablePath, args: quietly })
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await running.stop()
  })

  /** Opens the page, lets the test look, and expects that the browser complained of nothing. */
  async function visit(options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`))
    await page.goto(address)
    await look(page)
    await context.close()
    expect(complaints).toEqual([])
  }

  test.for([
    ['desktop', desktop],
    ['phone', phone],
  ] as const)(
    'at %s width the sample night’s posts show with their pictures, and nothing hangs over',
    async ([, size]) => {
      await visit(size, async (page) => {
        await page.getByText('Pull 12 · FRU').first().waitFor()
        expect(await page.evaluate<number>(loadedWidth('Pull 11'))).toBeGreaterThan(1_000)
        expect(await page.evaluate<number>(overhang)).toBeLessThanOrEqual(0)
      })
    },
  )

  test('the command line completes what is typed, and answers in place', async () => {
    await visit(desktop, async (page) => {
      const line = page.locator('#line')
      await line.pressSequentially('/pu')
      await page
        .getByRole('option', { name: /\/pull/ })
        .first()
        .waitFor()
      await line.fill('/pull 3')
      await line.press('Enter')
      await page.getByText('You used').waitFor()
      const answer = page.locator('.answer', { hasText: 'Pull 3 · FRU' })
      await answer.locator('img').last().waitFor()
      expect(await answer.innerText()).toContain('Only you can see this')
    })
  })

  test('a wrong command is answered with a sentence', async () => {
    await visit(desktop, async (page) => {
      await page.locator('#line').fill('/pull 999')
      await page.locator('#line').press('Enter')
      await page.getByText('There is no pull 999').waitFor()
    })
  })

  test('the buttons of a post answer under it', async () => {
    await visit(phone, async (page) => {
      const post = page.locator('article', { hasText: 'Pull 3 · FRU' }).last()
      await post.getByRole('button', { name: 'Deaths' }).click()
      await page.getByText('Pull 3 · Deaths').waitFor()
    })
  })

  test('the menu of a post shows one phase or mechanic under it, and may be asked again', async () => {
    await visit(phone, async (page) => {
      const post = page.locator('article', { hasText: 'Pull 3 · FRU' }).last()
      const menu = post.getByLabel('Look at one phase or mechanic').first()
      const shown = await menu.locator('option').allTextContents()
      expect(shown.length).toBeGreaterThan(1)
      await menu.selectOption({ index: 1 })
      await page.locator('.answer h3', { hasText: 'Pull 3 · ' }).waitFor()
      expect(await menu.inputValue()).toBe('')
    })
  })

  test('without JavaScript the posts are there, with their pictures', async () => {
    await visit({ ...desktop, javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('article', { hasText: /Pull \d+ · FRU/ }).count()).toBeGreaterThan(5)
      expect(await page.locator('.embed img').count()).toBeGreaterThan(5)
    })
  })
})
