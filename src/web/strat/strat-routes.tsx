import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { openStratEditor, saveDraft } from '../../commands/strat/edit/strat-editor.ts'
import { openStratLink } from '../../commands/strat/edit/strat-link.ts'
import { countsFromNow } from '../../commands/strat/save-change.ts'
import { AppError } from '../../errors.ts'
import type { DraftAnswer, DraftFault } from '../../strat/draft.ts'
import type { Assets } from '../assets.ts'
import { fromOurSite, jsonOnly, neverKept } from '../guard.ts'
import { page } from '../page.tsx'
import type { SiteDeps } from '../site.ts'
import { readPost } from './read-post.ts'
import { StratPage, standingText } from './strat-page.tsx'

/**
 * The strat of a fight, to read and change. These pages are for whoever has a link that `/strat edit` made, wherever they
 * are: the link says of which static, in whose name and how long.
 */
export const stratRoutes = (deps: SiteDeps, assets: Assets) => {
  const { config, vault, now } = deps
  const linkOf = (c: Context) => openStratLink(vault, c.req.param('token') ?? '', now())
  return new Hono()
    .use(neverKept, neverListed)
    .get('/:token', async (c) => {
      const link = linkOf(c)
      const editor = await openStratEditor(deps, link)
      const title = `Strat of ${editor.fight.short} · Vigil`
      return c.html(page({ title, assets }, <StratPage editor={editor} link={link} now={now()} />))
    })
    .post(
      '/:token',
      fromOurSite(config),
      jsonOnly,
      bodyLimit({ maxSize: largestBytes, onError: tooLong }),
      async (c) => {
        const link = linkOf(c)
        const draft = await readPost(c)
        const saved = 'faults' in draft ? draft : await saveDraft(deps, link, draft)
        if ('faults' in saved) return c.json(refused(saved.faults), 400)
        const { standing, isChanged } = saved
        return c.json({
          sentence: isChanged ? `Saved. ${standing?.told} ${countsFromNow}` : 'This is what stands already.',
          version: standing?.version ?? 0,
          standing: standingText(standing, now()),
        } satisfies DraftAnswer)
      },
    )
}

/** A strat is some dozens of rows; this is some thousand. */
const largestBytes = 500_000

function tooLong(): never {
  throw new AppError('bad-input', 'That is too much for one strat, so nothing was saved. Take some rows away.')
}

const refused = (faults: readonly DraftFault[]): DraftAnswer => ({
  sentence: `Nothing was saved: ${faults.length === 1 ? 'a row is' : `${faults.length} rows are`} not understood.`,
  faults,
})

const neverListed = async (c: Context, next: () => Promise<void>) => {
  await next()
  c.header('x-robots-tag', 'noindex, nofollow')
}
