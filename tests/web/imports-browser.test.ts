import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { desktop, inBrowser, phone, sizes } from './in-browser.ts'

const night = fileURLToPath(new URL('../../sample/sample-night.log.gz', import.meta.url))
const notes = await noteFile()
const longName = `Network_30109_20261114_${'a_name_that_somebody_gave_it_'.repeat(3)}.log`

// What runs in the page is text here: the tests' own types know no document.
const overflow = (page: Page) =>
  page.evaluate<string[]>(`['html', '#scroll', '.sidebar'].filter((part) => {
    const { scrollWidth, clientWidth } = document.querySelector(part)
    return scrollWidth > clientWidth
  })`)

/** Drags a file of so many bytes over the page and lets it go, as a hand would. */
const drag = (page: Page, name: string, text: string, event: 'dragenter' | 'drop') =>
  page.evaluate(`(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}))
    document.body.dispatchEvent(new DragEvent('${event}', { dataTransfer, bubbles: true, cancelable: true }))
  })()`)

inBrowser('importing in a browser', ({ bench, visit }) => {
  test('a chosen night is sent, read with progress, listed, and leads to its posts', async () => {
    await visit(
      desktop,
      async (page) => {
        expect(await page.getByText('Nothing was imported here yet.').isVisible()).toBe(true)
        await page.getByLabel('Choose files').setInputFiles([night, notes])
        await page.getByRole('progressbar', { name: 'Reading sample-night.log.gz' }).waitFor()
        await page.getByText('12 pulls, all of them new').first().waitFor()
        await page.locator('#import-list .trouble', { hasText: 'notes.log is not a network log' }).waitFor()
        expect(await page.getByText('Nothing was imported here yet.').count()).toBe(0)
        expect(await page.getByRole('status').first().textContent()).toMatch(/12 pulls|is not a network log/)
        await page.reload()
        await page.getByRole('link', { name: /Night of 14 November 2026/ }).click()
        await page.getByText('Pull 12 · FRU').first().waitFor()
        expect(page.url()).toContain(`/channel/${bench().own.id}#night-`)
      },
      '/import',
    )
  })

  describe.each(sizes)('%s', (_where, size) => {
    test('the page fits, and says where a dropped log goes', async () => {
      await visit(
        size,
        async (page) => {
          await page.locator('.import.is-done').first().waitFor()
          expect(await overflow(page)).toEqual([])
          expect(await page.getByRole('link', { name: /Import/ }).isVisible()).toBe(true)
          await drag(page, 'a.log', 'x', 'dragenter')
          expect(await page.getByText('Drop to import into #your-static').isVisible()).toBe(true)
        },
        '/import',
      )
    })

    test('a log may be dropped on a channel, too: progress shows there, the answer stays until one leaves', async () => {
      await visit(size, async (page) => {
        await drag(page, 'dropped.log', 'no log', 'dragenter')
        await drag(page, longName, 'no log', 'drop')
        await page.locator('#import-list .trouble', { hasText: `${longName} is not a network log` }).waitFor()
        expect(await page.getByText('Drop to import').isVisible()).toBe(false)
        expect(await overflow(page)).toEqual([])
        await page.reload()
        expect(await page.locator('#import-list li').count()).toBe(0)
      })
    })
  })

  test('what cannot be taken is told before it is sent', async () => {
    await visit(
      desktop,
      async (page) => {
        await drag(page, 'empty.log', '', 'drop')
        await page.locator('#uploads .trouble', { hasText: 'empty.log is empty' }).waitFor()
        await page.getByRole('button', { name: 'Dismiss empty.log' }).click()
        expect(await page.locator('#uploads li').count()).toBe(0)
      },
      '/import',
    )
  })

  test('an upload can be cancelled while it is sent, and tried again when the line broke', async () => {
    await visit(
      desktop,
      async (page) => {
        const held = Promise.withResolvers<void>()
        await page.route('**/api/imports/*/*', async (route) => {
          if (route.request().method() !== 'PUT') return await route.continue()
          await held.promise
          await route.abort().catch(() => {})
        })
        await drag(page, 'slow.log', 'x'.repeat(1_000), 'drop')
        await drag(page, 'next.log', 'no log', 'drop')
        await page.getByRole('button', { name: 'Cancel slow.log' }).click()
        await page.getByText('slow.log').waitFor({ state: 'detached' })
        held.resolve()
        await page.locator('#uploads .trouble', { hasText: 'next.log did not arrive' }).waitFor()
        await page.unroute('**/api/imports/*/*')
        await page.getByRole('button', { name: 'Try next.log again' }).click()
        await page.locator('#import-list .trouble', { hasText: 'next.log is not a network log' }).waitFor()
        expect(await page.locator('#import-list', { hasText: 'slow.log' }).count()).toBe(0)
      },
      '/import',
      [/ERR_FAILED/],
    )
  })

  test('without JavaScript it is a plain form', async () => {
    await visit(
      { ...phone, javaScriptEnabled: false },
      async (page) => {
        await page.locator('input[type=file]').setInputFiles(night)
        await page.getByRole('button', { name: 'Import' }).click()
        await page.getByText('sample-night.log.gz').nth(1).waitFor()
        await page.getByText('12 pulls, all of them known before').waitFor({ timeout: 30_000 })
      },
      '/import',
    )
  })
})

async function noteFile(): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'vigil-notes-')), 'notes.log')
  await writeFile(file, 'Tuesday: bring food\n')
  return file
}
