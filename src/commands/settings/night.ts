import { SlashCommandSubcommandBuilder } from '@discordjs/builders'
import { AppError } from '../../errors.ts'
import { isZone, type NightCut } from '../../night-cut.ts'
import { findNightCut, saveNightCut } from '../../store/pulls/nights.ts'
import type { CommandRequest } from '../command.ts'
import type { SettingsPart } from './part.ts'

/** `/settings night`: where this server's nights are cut. */
export const setNight: SettingsPart = {
  data: new SlashCommandSubcommandBuilder()
    .setName('night')
    .setDescription('When a new night begins, on this whole server')
    .addStringOption((begins) =>
      begins.setName('begins').setDescription('Such as 06:00; off: only three hours without a pull end a night'),
    )
    .addStringOption((zone) =>
      zone.setName('zone').setDescription('Whose clock, such as Europe/Berlin').setAutocomplete(true),
    ),

  async run({ options, staticId }, { db }) {
    const before = await findNightCut(db, staticId)
    const typed = options.getString('begins')?.trim() ?? ''
    if (typed === '' && options.getString('zone') === null) return said(before)
    await saveNightCut(db, staticId, cutOf(typed, options, before))
    const now = said(await findNightCut(db, staticId))
    return { ...now, text: `${now.text}\nNights that are stored stay as they are.` }
  },

  completes: {
    async zone(typed) {
      const wanted = typed.trim().toLowerCase().replaceAll(' ', '_')
      const all = ['UTC', ...Intl.supportedValuesOf('timeZone')]
      return all
        .filter((zone) => zone.toLowerCase().includes(wanted))
        .slice(0, 25)
        .map((zone) => ({ name: zone, value: zone }))
    },
  },
}

function cutOf(typed: string, options: CommandRequest['options'], before: NightCut | undefined): NightCut | undefined {
  if (typed.toLowerCase() === 'off') return undefined
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(typed) ?? []
  const at = typed === '' ? before?.minutes : Number(hours) * 60 + Number(minutes)
  if (at === undefined || !(at < 24 * 60) || Number(minutes ?? 0) > 59) {
    throw new AppError('bad-input', 'Type when a night begins as hours and minutes, such as 06:00, or off.')
  }
  const zone = options.getString('zone')?.trim() ?? before?.zone ?? 'UTC'
  if (!isZone(zone)) throw new AppError('bad-input', `There is no time zone ${zone}. One is Europe/Berlin.`)
  return { minutes: at, zone }
}

/** When nights begin and end. */
export const nightText = (cut: NightCut | undefined): string =>
  cut === undefined
    ? 'a night ends when nobody pulls for three hours, whatever the clock says.'
    : `a new night begins at ${clock(cut.minutes)} (${cut.zone}), and after three hours without a pull.`

const said = (cut: NightCut | undefined) => ({ title: 'Settings', text: `**nights**: ${nightText(cut)}`, blocks: [] })

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
