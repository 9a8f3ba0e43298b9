import { headlineOf, verdictOf } from '../../analysis/verdict.ts'
import { AppError } from '../../errors.ts'
import { customIdOf } from '../../press.ts'
import { listRoster } from '../../store/people/roster.ts'
import { findStatic } from '../../store/people/statics.ts'
import { listPullChannels } from '../../store/pulls/pull-channels.ts'
import { listNightPulls } from '../../store/pulls/pulls.ts'
import type { Import } from '../../store/reports/imports.ts'
import type { Answer, Services } from '../command.ts'
import { postTrouble } from '../fflogs/post-trouble.ts'
import { footerOf } from '../pull/pull-answer.ts'
import { withRosterNames } from '../roster/names.ts'
import { tellPulls } from '../tell-pulls.ts'
import { importedText } from './imported-text.ts'

/**
 * What became of a log: how many pulls, which of them are news, where they are told, and how the last one ended.
 * @throws AppError with the sentence of what went wrong
 */
export async function importAnswer(
  { staticId, fileName, state, sentence, nights, channelId, ...found }: Import,
  { db, analyst }: Pick<Services, 'db' | 'analyst'>,
): Promise<Answer> {
  if (state === 'failed') throw new AppError('bad-input', sentence ?? `${fileName} could not be read.`)
  const last = (await Promise.all(nights.map((nightId) => lastPull(staticId, nightId, db))))
    .toSorted((one, other) => (one?.pull.startedAt ?? 0) - (other?.pull.startedAt ?? 0))
    .at(-1)
  const trouble = await postTrouble({ staticId, channelId, nights }, db)
  const where = trouble === undefined ? await whereTold(nights, found, db) : ` They are not told yet: ${trouble}`
  const told = `${importedText(found)}.${where}`
  const warnings = sentence === null ? [] : [{ kind: 'note', text: sentence } as const]
  if (last === undefined) return { title: fileName, text: told, blocks: warnings }
  const blame = (await findStatic(db, staticId))?.blame ?? 'roles'
  const [analysed] = await tellPulls({ db, analyst }, staticId, [last.pull])
  if (analysed === undefined) return { title: fileName, text: told, blocks: warnings }
  const shown = withRosterNames(analysed, await listRoster(db, staticId))
  const { ended, started } = verdictOf(shown, blame)
  const number = last.pull.number
  return {
    title: fileName,
    text: told,
    blocks: [
      { kind: 'note', text: [`**${headlineOf(shown)}**`, ended, started].filter(Boolean).join('\n') },
      ...warnings,
    ],
    buttons: [
      { label: 'Whole night', action: { customId: customIdOf({ ask: 'session', staticId, number: last.nightId }) } },
      { label: 'Deaths', action: { customId: customIdOf({ ask: 'deaths', staticId, number }) } },
    ],
    footer: footerOf(last.pull),
  }
}

async function lastPull(staticId: number, nightId: number, db: Services['db']) {
  const pull = (await listNightPulls(db, staticId, nightId)).findLast(({ trash }) => !trash)
  return pull && { pull, nightId }
}

/** In which channels of Discord: those of pulls that were known are where they were first told. */
async function whereTold(
  nights: readonly number[],
  { pulls, knownPulls }: Pick<Import, 'pulls' | 'knownPulls'>,
  db: Services['db'],
): Promise<string> {
  const told = (await Promise.all(nights.map((nightId) => listPullChannels(db, nightId)))).flat()
  const channels = [...new Set(told.map(({ channelId }) => channelId))].filter((id) => !id.startsWith('local-'))
  if (channels.length === 0) return ''
  const mentions = channels.map((id) => `<#${id}>`).join(' and ')
  return knownPulls === pulls
    ? ` They were told in ${mentions}; nothing is told twice.`
    : ` They are told in ${mentions}.`
}
