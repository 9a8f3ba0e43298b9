import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { desktop, inBrowser, sizes } from './in-browser.ts'
import { seedNight } from './seed.ts'

inBrowser('the sample night in a browser', ({ bench, visit }) => {
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
      const { scrollWidth, clientWidth } = document.querySelector(part) ?? document.body
      return scrollWidth > clientWidth
    })`)

  describe.each(sizes)('%s', (_where, size) => {
    test('the posts are there with their pictures, and nothing is wider than the screen', async () => {
      await visit(size, async (page) => {
        expect(await page.locator('.thread .post').count()).toBe(12)
        expect(await page.locator('.thread h3', { hasText: 'Pull 12 · FRU' }).count()).toBe(1)
        expect(await isPainted(page, '.thread .picture')).toBe(true)
        expect(await page.locator('.picture:not([alt])').count()).toBe(0)
        expect(await page.getByRole('combobox', { name: 'Command' }).isVisible()).toBe(true)
        expect(await overflow(page)).toEqual([])
      })
    })

    test('a command is completed, taken with the keyboard, and answered in place', async () => {
      await visit(size, async (page) => {
        const line = page.locator('#line')
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

    test('a post leads to everything about its pull, drawn in place, and nothing is wider than the screen', async () => {
      await visit(size, async (page) => {
        await page.getByRole('link', { name: 'Everything about pull 8' }).click()
        await page.locator('#fatal-moment canvas').scrollIntoViewIfNeeded()
        await page.locator('#fatal-moment canvas[data-drawn]').waitFor()
        expect(await page.locator('h2', { hasText: 'The fatal moment' }).count()).toBe(1)
        const ink = await page.evaluate<number>(`(() => {
          const canvas = document.querySelector('#fatal-moment canvas')
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
          return new Set(new Uint32Array(data.buffer)).size
        })()`)
        expect(ink).toBeGreaterThan(100)
        expect(await overflow(page)).toEqual([])
      })
    })

    test('without JavaScript a pull’s page has its pictures all the same', async () => {
      await visit({ ...size, javaScriptEnabled: false }, async (page) => {
        await page.getByRole('link', { name: 'Everything about pull 8' }).click()
        expect(await page.locator('#fatal-moment img').getAttribute('alt')).toContain('Killed: SGE')
        expect(await isPainted(page, '#fatal-moment img')).toBe(true)
        expect(await page.locator('#deaths td').count()).toBeGreaterThan(8)
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
        await seedNight(bench().services.db, { staticId: bench().own.id, pulls: 1 })
        await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        await page.getByText('Pull 1 · FRU').first().waitFor()
        expect(await page.getByText('Quiet so far').count()).toBe(0)
        expect(await page.getByRole('button', { name: 'Deaths' }).isEnabled()).toBe(true)
        const heights = await page.evaluate<number[]>(
          `[...document.querySelectorAll('.buttons .button')].map((button) => button.getBoundingClientRect().height)`,
        )
        expect(await page.locator('a.button').count()).toBeGreaterThan(0)
        expect(Math.max(...heights)).toBeLessThan(60)
      },
      `/channel/${bench().own.id}`,
    )
  })
})
