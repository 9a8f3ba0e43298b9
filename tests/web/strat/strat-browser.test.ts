import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { sealStratLink } from '../../../src/commands/strat/edit/strat-link.ts'
import { findStrat, saveStrat } from '../../../src/store/people/strats.ts'
import { inBrowser, phone, sizes } from '../in-browser.ts'

inBrowser('the strat editor in a browser', ({ bench, visit }) => {
  const author = { id: '1', name: 'Lead' }
  const standing = () => findStrat(bench().services.db, bench().own.id, 'fru')
  const path = () => {
    const { vault, own } = bench()
    if (vault === undefined) throw new Error('the embedded database has a key')
    const link = { staticId: own.id, encounter: 'fru', author, endsAt: Date.now() + 60_000 }
    return `/strat/${sealStratLink(vault, link)}`
  }
  /** A version that somebody saves while the page is open. */
  const saveElsewhere = async () => {
    const base = (await standing())?.version ?? 0
    const cover = { ability: 7535, role: 'MT', offsetMs: 0, note: `after ${base}` } as const
    const mechanics = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((occurrence) => ({
      ability: 40170,
      occurrence,
      covers: occurrence === 1 ? [cover] : [],
      places: { north: 'D1' } as const,
    }))
    const told = 'Changed Burnished Glory 1.'
    const { db } = bench().services
    await saveStrat(db, bench().own.id, { encounter: 'fru', mechanics }, { base, told, author, at: Date.now() })
    return base + 1
  }
  const state = (page: Page) => page.locator('#state')
  const save = (page: Page) => page.getByRole('button', { name: 'Save' })
  const glory = (page: Page) => page.getByRole('region', { name: 'Burnished Glory 1' })

  test('a row is added on a phone, saved, and the new version stands', async () => {
    const base = await saveElsewhere()
    await visit(
      phone,
      async (page) => {
        await page.getByText(`Version ${base} stands`).waitFor()
        expect(await save(page).isDisabled()).toBe(true)
        await glory(page).getByRole('button', { name: 'Add a row' }).tap()
        const row = glory(page).getByRole('listitem').nth(1)
        await row.getByLabel('Place').selectOption('H1')
        await row.getByLabel('Mitigation').fill('Sacred Soil')
        await row.getByLabel('Seconds').fill('-3.5')
        expect(await state(page).textContent()).toBe('Not saved yet.')
        await save(page).tap()
        await page.getByText(`Version ${base + 1} stands, which Lead saved`).waitFor()
        expect(await state(page).textContent()).toMatch(/^Saved\. Changed Burnished Glory 1\./)
        expect(await save(page).isDisabled()).toBe(true)
        await page.reload()
        expect(await glory(page).getByLabel('Mitigation').nth(1).inputValue()).toBe('Sacred Soil')
      },
      path(),
    )
    const saved = await standing()
    expect(saved?.version).toBe(base + 1)
    expect(saved?.strat.mechanics[0]?.covers[1]).toEqual({ ability: 188, role: 'H1', offsetMs: -3500 })
    expect(saved?.strat.mechanics[0]?.places).toEqual({ north: 'D1' })
  })

  test('mechanics and rows are added, removed and brought back, and what is wrong is told at its row', async () => {
    await saveElsewhere()
    await visit(
      phone,
      async (page) => {
        const undo = page.getByRole('button', { name: 'Undo' })
        await page.getByLabel('Mechanic to add').selectOption('40197_1')
        const dust = page.getByRole('region', { name: 'Diamond Dust 1' })
        await dust.getByLabel('Mitigation').fill('Bubblegum')
        await save(page).tap()
        await dust.getByText('No action of a player is called “Bubblegum”.').waitFor()
        expect(await state(page).textContent()).toContain('Nothing was saved')
        expect(await dust.getByLabel('Mitigation').inputValue()).toBe('Bubblegum')
        await glory(page).getByRole('button', { name: 'Remove Burnished Glory 1' }).tap()
        expect(await glory(page).count()).toBe(0)
        await undo.tap()
        expect(await glory(page).getByLabel('Mitigation').inputValue()).toBe('Reprisal')
        await undo.tap()
        expect(await dust.getByLabel('Mitigation').inputValue()).toBe('')
        await undo.tap()
        expect(await dust.count()).toBe(0)
        expect(await state(page).textContent()).toBe('')
        expect(await undo.isDisabled()).toBe(true)
      },
      path(),
      [/400 \(Bad Request\)/],
    )
  })

  test('what was typed is still there when somebody else saved meanwhile', async () => {
    await saveElsewhere()
    await visit(
      phone,
      async (page) => {
        await glory(page).getByLabel('Note').fill('mine')
        const version = await saveElsewhere()
        await save(page).tap()
        await page.getByText(`meanwhile version ${version} stands, which Lead saved`).waitFor()
        expect(await page.getByRole('link', { name: 'What stands now' }).isVisible()).toBe(true)
        expect(await glory(page).getByLabel('Note').inputValue()).toBe('mine')
        expect((await standing())?.version).toBe(version)
      },
      path(),
      [/409 \(Conflict\)/],
    )
  })

  describe.each(sizes)('%s', (_where, size) => {
    test('the page fits, and shows the plan without a script, too', async () => {
      await saveElsewhere()
      for (const javaScriptEnabled of [true, false])
        await visit(
          { ...size, javaScriptEnabled },
          async (page) => {
            expect(await glory(page).getByLabel('Mitigation').inputValue()).toBe('Reprisal')
            expect(await glory(page).getByLabel('Mitigation').isEnabled()).toBe(javaScriptEnabled)
            expect(await save(page).isVisible()).toBe(javaScriptEnabled)
            const [wide, fits] = await Promise.all(
              ['scrollWidth', 'clientWidth'].map((width) => page.locator('html').evaluate(`html => html.${width}`)),
            )
            expect(wide).toBe(fits)
            const { y = 0, height = 0 } = (await page.locator('#save').boundingBox()) ?? {}
            expect(y + height).toBeLessThanOrEqual(size.viewport?.height ?? 0)
          },
          path(),
        )
    })
  })
})
