import { SlashCommandSubcommandGroupBuilder } from '@discordjs/builders'
import { AppError } from '../../errors.ts'
import {
  type AlertKind,
  type AlertSetting,
  listAlertSettings,
  removeAlertSetting,
  saveAlertSetting,
} from '../../store/telling/alerts.ts'
import type { Answer, CommandRequest, Services } from '../command.ts'
import { listedWords } from '../telling/post-choices.ts'
import { completeLast } from './complete-last.ts'
import type { SettingsPart } from './part.ts'

/** `/settings alerts …`: what this channel hears of at once. */
export const setAlerts: SettingsPart = {
  data: new SlashCommandSubcommandGroupBuilder()
    .setName('alerts')
    .setDescription('What this channel hears of at once, in a line of its own')
    .addSubcommand((set) =>
      set
        .setName('set')
        .setDescription('Which alerts this channel gets, in place of those it got')
        .addStringOption((about) =>
          about
            .setName('about')
            .setDescription('Such as kill, best, silent; or everything')
            .setRequired(true)
            .setAutocomplete(true),
        )
        .addIntegerOption((minutes) =>
          minutes
            .setName('minutes')
            .setDescription('A logger is silent after so many; 15 if left out')
            .setMinValue(3)
            .setMaxValue(80),
        )
        .addRoleOption((role) => role.setName('role').setDescription('Whom to ping; nobody if left out')),
    )
    .addSubcommand((off) => off.setName('off').setDescription('This channel gets no alerts any more'))
    .addSubcommand((show) => show.setName('show').setDescription('Which channels get which alerts')),

  async run(request, services) {
    switch (request.options.getSubcommand()) {
      case 'alerts set':
        return await set(request, services)
      case 'alerts off':
        return await off(request, services)
      default:
        return await show(request, services)
    }
  },

  completes: {
    about: async (typed) =>
      await completeLast(typed, async (word) =>
        [everything, ...kinds.map(({ word }) => word)]
          .filter((known) => known.startsWith(word.toLowerCase()))
          .map((known) => ({ name: known, value: known })),
      ),
  },
}

const everything = 'everything'

/** What each alert is called, and what it is about. */
const kinds: readonly { readonly word: string; readonly kind: AlertKind; readonly about: string }[] = [
  { word: 'first pull', kind: 'first-pull', about: 'the first pull of a night' },
  { word: 'best', kind: 'best', about: 'a pull that got further than any before' },
  { word: 'phase', kind: 'phase', about: 'a phase that is reached for the first time' },
  { word: 'kill', kind: 'kill', about: 'a kill' },
  { word: 'mechanic', kind: 'mechanic', about: 'a third wipe in a row to one mechanic' },
  { word: 'silent', kind: 'silent', about: 'a logger that falls silent' },
  { word: 'stopped', kind: 'stopped', about: 'a report that is no longer asked' },
]

const usualMinutes = 15

async function set({ options, staticId, channelId }: CommandRequest, { db, now }: Services): Promise<Answer> {
  const words = listedWords(options.getString('about') ?? '', everything)
  const chosen = words === undefined ? kinds.map(({ kind }) => kind) : words.map(kindCalled)
  if (chosen.length === 0) throw new AppError('bad-input', `Say what about: ${known()}, or ${everything}.`)
  const roleId = options.getString('role')?.replace(/^<@&(\d+)>$/, '$1')
  if (roleId !== undefined && !/^\d{15,20}$/.test(roleId)) {
    throw new AppError('bad-input', 'The role must be one of this Discord server: pick it from the list.')
  }
  const setting: AlertSetting = {
    staticId,
    channelId,
    kinds: [...new Set(chosen)],
    silentMinutes: Math.min(Math.max(options.getInteger('minutes') ?? usualMinutes, 3), 80),
    setAt: now(),
    ...(roleId === undefined ? {} : { roleId }),
  }
  await saveAlertSetting(db, setting)
  const pinged =
    roleId === undefined ? 'Nobody is pinged.' : 'If it does not ping, let everybody mention that role in its settings.'
  return { title: 'Settings', text: `This channel hears at once of ${alertWords(setting)} ${pinged}`, blocks: [] }
}

async function off({ staticId, channelId }: CommandRequest, { db }: Services): Promise<Answer> {
  if (await removeAlertSetting(db, staticId, channelId))
    return { text: 'This channel gets no alerts any more. /settings alerts set brings them back.', blocks: [] }
  throw new AppError('not-found', 'This channel gets no alerts. /settings alerts show tells which do.')
}

async function show({ staticId }: CommandRequest, { db }: Services): Promise<Answer> {
  const settings = await listAlertSettings(db, staticId)
  if (settings.length === 0)
    return {
      text: 'No channel gets alerts. /settings alerts set in a channel makes it hear of things at once.',
      blocks: [],
    }
  const place = (channelId: string) => (channelId.startsWith('local-') ? 'This page' : `<#${channelId}>`)
  const lines = settings.map((setting) => `- ${place(setting.channelId)}: ${alertWords(setting)}`)
  return { title: 'Alerts', text: lines.join('\n'), blocks: [] }
}

/** `a kill and a logger that falls silent (15 minutes), with a ping of <@&1>.` */
function alertWords({ kinds: wanted, silentMinutes, roleId }: AlertSetting): string {
  const parts = kinds
    .filter(({ kind }) => wanted.includes(kind))
    .map(({ kind, about }) => (kind === 'silent' ? `${about} (${silentMinutes} minutes)` : about))
  const all = parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
  return `${all}${roleId === undefined ? '' : `, with a ping of <@&${roleId}>`}.`
}

function kindCalled(word: string): AlertKind {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '')
  const found = kinds.find((kind) => bare(kind.word) === bare(word))
  if (found !== undefined) return found.kind
  throw new AppError('bad-input', `There is no alert ${word}. There are ${known()}, or ${everything}.`)
}

const known = () => kinds.map(({ word }) => word).join(', ')
