import { SlashCommandSubcommandBuilder } from '@discordjs/builders'
import { listRoster } from '../../store/people/roster.ts'
import { listStaticChannels } from '../../store/people/static-channels.ts'
import { listServerStatics, type Static } from '../../store/people/statics.ts'
import { findNightCut } from '../../store/pulls/nights.ts'
import { findChannelRule } from '../../store/telling/channel-rules.ts'
import { ruleWords } from '../telling/rule-words.ts'
import { languageText } from './language.ts'
import { nightText } from './night.ts'
import type { SettingsPart } from './part.ts'
import { blameText, leadText, namesText } from './told.ts'

/** `/settings show`: how things are set here. */
export const showSettings: SettingsPart = {
  data: new SlashCommandSubcommandBuilder()
    .setName('show')
    .setDescription('How things are set here, and what that means'),

  async run({ staticId, channelId }, { db, facts }) {
    const all = await listServerStatics(db, staticId)
    const own = all.find(({ id }) => id === staticId)
    if (own === undefined) throw new Error(`static ${staticId} is gone`)
    const lines = [
      staticText(own, all, await listStaticChannels(db, staticId)),
      leadText(own.leadRoleId),
      `**names: ${own.storedNames}**: ${namesText[own.storedNames]}`,
      `**blame: ${own.blame}**: ${blameText[own.blame]}`,
      `**language: ${own.language}**: ${languageText(own.language)}.`,
      `**nights**: ${nightText(await findNightCut(db, staticId))}`,
      `**this channel**: ${ruleWords(await findChannelRule(db, staticId, channelId), { facts, roster: await listRoster(db, staticId) })}`,
    ]
    return { title: 'Settings', text: lines.join('\n'), blocks: [] }
  },
}

function staticText({ id, name }: Static, all: readonly Static[], channels: readonly string[]): string {
  if (all.length === 1) return `**static: ${name}**: the only one here; /settings static create adds another.`
  const own = channels.map((channel) => `<#${channel}>`)
  const where = all[0]?.id === id ? [...own, 'every channel that is no other static’s'] : own
  return `**static: ${name}**, one of ${all.length} here: ${where.length === 0 ? 'no channel yet' : where.join(', ')}.`
}
