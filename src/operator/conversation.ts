import type { Block } from '../analysis/block.ts'
import { type Asker, ask, press } from '../bot/lines/ask.ts'
import { completeLine } from '../bot/lines/complete.ts'
import type { Choice } from '../commands/command.ts'
import { findCommand } from '../commands/index.ts'
import { type PullDetail, pullDetail } from '../commands/pull/pull-detail.ts'
import type { Message } from '../message.ts'
import { listLocalStatics, localChannel } from '../store/people/statics.ts'
import { findLastPull, listPulls } from '../store/pulls/pulls.ts'
import type { Workbench } from './workbench.ts'

/** What the channel page talks to. */
export interface Conversation {
  ask(line: string, staticId: number): Promise<Message>
  /** What could come next; each value is the whole line with it taken. */
  complete(typed: string, staticId: number): Promise<readonly Choice[]>
  /** Answers a button, or what was chosen from a select. */
  press(customId: string, staticId: number, chosen?: string): Promise<Message>
  /** Everything there is to say about a pull; undefined where there is none of that number. */
  examine(number: number, staticId: number): Promise<PullDetail | undefined>
  /** A PNG of a block that is a picture. */
  draw(block: Block): Promise<Uint8Array>
}

export const openConversation = (bench: Workbench): Conversation => ({
  ask: (line, staticId) => ask(line, askerOf(bench, line, staticId), bench.services, bench.painter),
  complete: (typed, staticId) => completeLine(typed, askerOf(bench, typed, staticId), bench.services),
  press: (customId, staticId, chosen) =>
    press(customId, askerOf(bench, '', staticId), bench.services, bench.painter, chosen),
  examine: (number, staticId) => pullDetail(bench.services, staticId, number),
  draw: (block) => bench.painter.draw(block),
})

/** Whoever sits at this machine. What sets something up, or is about them, is meant for their own static, wherever it was typed. */
export function askerOf({ own }: Pick<Workbench, 'own'>, line: string, staticId: number): Asker {
  const command = findCommand(/^\s*\/?([^\s/]+)/.exec(line)?.[1] ?? '')
  const meant = command?.needs !== undefined || command?.personal ? own.id : staticId
  const member = { id: 'operator', name: 'operator', mayManage: true }
  return { staticId: meant, channelId: localChannel(meant), member }
}

/** The machine's own static, or while that has no pulls the sample. */
export async function staticToAskAbout({
  services: { db },
  own,
}: Pick<Workbench, 'services' | 'own'>): Promise<number> {
  if ((await listPulls(db, own.id, 1)).length > 0) return own.id
  const sample = (await listLocalStatics(db)).find((known) => known.sample)
  return sample !== undefined && (await findLastPull(db, sample.id)) ? sample.id : own.id
}
