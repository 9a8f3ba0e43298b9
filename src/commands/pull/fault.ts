import { SlashCommandBuilder } from '@discordjs/builders'
import type { Block } from '../../analysis/block.ts'
import { type FaultTold, faults } from '../../analysis/metrics/faults.ts'
import { type AnalysedPull, resultOf } from '../../analysis/study.ts'
import { ownPraise } from '../../analysis/wording/praise.ts'
import { isSameName } from '../../character.ts'
import { AppError } from '../../errors.ts'
import { formatTime } from '../../format.ts'
import { customIdOf } from '../../press.ts'
import type { Pull } from '../../report.ts'
import { findMember } from '../../store/people/find-member.ts'
import { hasOptedOut } from '../../store/people/opt-outs.ts'
import { listRoster, type RosterMember } from '../../store/people/roster.ts'
import { type Blame, findStatic } from '../../store/people/statics.ts'
import { findLastPull } from '../../store/pulls/pulls.ts'
import type { Answer, AnswerButton, Command, CommandRequest, Services } from '../command.ts'
import { mayDispute } from '../dispute/dispute-add.ts'
import { inGuildsOnly, mayLead } from '../permissions.ts'
import { asSeenBy, nothingKept, withRosterNames } from '../roster/names.ts'
import { tellPull } from '../tell-pulls.ts'
import { choosePull, completePull } from './choose-pull.ts'
import { faultBlocks, ruledOutBlocks } from './fault-blocks.ts'
import { blocksOf } from './pull-answer.ts'

export const fault: Command = {
  ephemeral: true,
  data: new SlashCommandBuilder()
    .setName('fault')
    .setDescription('Which rules were broken in a pull, and what followed; only you see the answer')
    .setContexts(inGuildsOnly)
    .addStringOption((pull) =>
      pull.setName('pull').setDescription('37, last or best; the last one if left out').setAutocomplete(true),
    )
    .addStringOption((player) =>
      player.setName('player').setDescription('Only what this player did').setAutocomplete(true),
    ),

  async run(request, services) {
    const found = await choosePull(services.db, request.staticId, request.options.getString('pull'))
    return await faultAnswer(found, request.options.getString('player'), request, services)
  },

  async complete(typed, option, { staticId, member }, { db }) {
    if (option === 'pull') return await completePull(db, staticId, typed)
    const last = await findLastPull(db, staticId)
    const roster = asSeenBy(await listRoster(db, staticId), member.id)
    const names = playersOf((last?.actors ?? []).filter((actor) => !hasOptedOut(roster, actor))).map(
      (name) => findMember(roster, name)?.name ?? name,
    )
    const begins = (name: string) => name.toLowerCase().includes(typed.toLowerCase())
    return [...new Set(names)].filter(begins).map((name) => ({ name, value: name }))
  },
}

/** Faults of a pull as openly as whoever asks may see them: leads everything, everybody their own, else the blame level. */
export async function faultAnswer(
  found: Pull,
  playerAsked: string | null,
  { staticId, member }: Pick<CommandRequest, 'staticId' | 'member'>,
  { db, analyst }: Pick<Services, 'db' | 'analyst'>,
): Promise<Answer> {
  const stored = await listRoster(db, staticId)
  const roster = asSeenBy(stored, member.id)
  const analysed = withRosterNames(await tellPull({ db, analyst }, found), roster)
  const self = roster.find(({ discordUserId }) => discordUserId === member.id)?.name
  const isLeftOut = stored.some(
    ({ discordUserId, optedOutBy }) => discordUserId === member.id && optedOutBy !== undefined,
  )
  const blame: Blame = mayLead(member) ? 'names' : ((await findStatic(db, staticId))?.blame ?? 'roles')
  const player = playerAsked === null ? undefined : findPlayer(analysed, roster, playerAsked)
  if (player !== undefined && blame !== 'names' && player !== self)
    throw new AppError('forbidden', `What others did is not told here. ${askAboutYourself}`)
  if (player === undefined && blame === 'off' && self === undefined)
    throw new AppError('forbidden', `Faults are not shown on this server. ${askAboutYourself}`)
  const only = player ?? (blame === 'off' ? self : undefined)
  const all = resultOf(analysed, faults)?.faults ?? []
  const told = only === undefined ? all : all.flatMap((fault) => ownOf(fault, only))
  const reader = { member, self, blame, only }
  return {
    title: `Pull ${found.number} · Faults${only === undefined ? '' : ` of ${only}`}`,
    blocks: [
      ...(isLeftOut ? [{ kind: 'note', text: nothingKept } as const] : []),
      ...(only !== undefined && told.length === 0
        ? nothingOf(analysed, only, isLeftOut && only === self)
        : faultBlocks(analysed, told, reader)),
      ...(only === undefined ? [] : praiseOf(analysed, only, told.length)),
      ...ruledOutBlocks(analysed, reader),
    ],
    buttons: disputeButtons(
      found,
      told.filter((fault) => mayDispute(fault, found, roster, member)),
    ),
  }
}

/** What is told of somebody alone tells what went right, too. */
function praiseOf(analysed: AnalysedPull, player: string, wrong: number): readonly Block[] {
  const own = resultOf(analysed, faults)?.chances.find((one) => one.player.name === player)
  const text = ownPraise(own?.chances ?? 0, wrong)
  return text === '' ? [] : [{ kind: 'note', text }]
}

/** What one player did: others who did it, too, are left out. */
function ownOf(fault: FaultTold, player: string): readonly FaultTold[] {
  const own = fault.players.filter(({ name }) => name === player)
  if (fault.about === 'raid' || own.length === 0) return []
  return [fault.about === 'each' ? { ...fault, players: own } : fault]
}

function nothingOf(analysed: AnalysedPull, player: string, isLeftOut: boolean): readonly Block[] {
  if (isLeftOut) return []
  if (resultOf(analysed, faults)?.hasRules !== true) return blocksOf(analysed, faults)
  return [{ kind: 'note', text: `${player} broke no rule that is known, before the pull was lost.` }]
}

/** One for each fault that whoever reads may dispute, the first ones: a message has room for few. */
const disputeButtons = ({ staticId, number }: Pull, open: readonly FaultTold[]): AnswerButton[] =>
  open.slice(0, mostButtons).map(({ key, atMs, ability }) => ({
    label: `Dispute ${formatTime(atMs)} ${ability.name}`,
    action: { customId: customIdOf({ ask: 'dispute', staticId, number, text: key }) },
  }))

const mostButtons = 10

const askAboutYourself =
  'You may ask about yourself: /roster claim says which character is yours, and a lead confirms it.'

const playersOf = (actors: Pull['actors']) => actors.filter(({ kind }) => kind === 'player').map(({ name }) => name)

function findPlayer({ pull }: AnalysedPull, roster: readonly RosterMember[], asked: string): string {
  const wanted = findMember(roster, asked)?.name ?? asked.trim()
  const players = playersOf(pull.actors)
  const found = players.find((name) => isSameName(name, wanted))
  if (found !== undefined) return found
  throw new AppError('not-found', `${asked} was not in pull ${pull.number}. There were ${players.join(', ')}.`)
}
