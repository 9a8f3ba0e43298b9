import { SlashCommandBuilder } from '@discordjs/builders'
import type { Block } from '../../analysis/block.ts'
import { faults } from '../../analysis/metrics/faults.ts'
import { analysePull } from '../../analysis/run.ts'
import { type AnalysedPull, resultOf } from '../../analysis/study.ts'
import { isSameName } from '../../character.ts'
import { AppError } from '../../errors.ts'
import type { Pull } from '../../report.ts'
import { findMember } from '../../store/find-member.ts'
import { findLastPull } from '../../store/pulls.ts'
import { listRoster, type RosterMember } from '../../store/roster.ts'
import { type Blame, findStatic } from '../../store/statics.ts'
import type { Answer, Command, CommandRequest, Services } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { withRosterNames } from '../roster/names.ts'
import { choosePull, completePull } from './choose-pull.ts'
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

  async complete(typed, option, { staticId }, { db }) {
    if (option === 'pull') return await completePull(db, staticId, typed)
    const last = await findLastPull(db, staticId)
    const roster = await listRoster(db, staticId)
    const names = playersOf(last?.actors ?? []).map((name) => findMember(roster, name)?.name ?? name)
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
  const roster = await listRoster(db, staticId)
  const analysed = withRosterNames(await analysePull(db, analyst, found), roster)
  const self = roster.find(({ discordUserId }) => discordUserId === member.id)?.name
  const blame: Blame = member.mayManage ? 'names' : ((await findStatic(db, staticId))?.blame ?? 'roles')
  const player = playerAsked === null ? undefined : findPlayer(analysed, roster, playerAsked)
  const title = `Pull ${found.number} · Faults${player === undefined ? '' : ` of ${player}`}`
  if (player !== undefined) {
    if (blame !== 'names' && player !== self)
      throw new AppError('forbidden', `What others did is not told here. ${askAboutYourself}`)
    return { title, blocks: ownBlocks(analysed, player) }
  }
  if (blame !== 'off') return { title, blocks: blocksOf(analysed, faults, blame) }
  if (self === undefined) throw new AppError('forbidden', `Faults are not shown on this server. ${askAboutYourself}`)
  return { title: `${title} of ${self}`, blocks: ownBlocks(analysed, self) }
}

const askAboutYourself =
  'You may ask about yourself: somebody with Manage Server adds you with /roster add and your Discord account.'

const playersOf = (actors: Pull['actors']) => actors.filter(({ kind }) => kind === 'player').map(({ name }) => name)

function findPlayer({ pull }: AnalysedPull, roster: readonly RosterMember[], asked: string): string {
  const wanted = findMember(roster, asked)?.name ?? asked.trim()
  const players = playersOf(pull.actors)
  const found = players.find((name) => isSameName(name, wanted))
  if (found !== undefined) return found
  throw new AppError('not-found', `${asked} was not in pull ${pull.number}. There were ${players.join(', ')}.`)
}

/** What one player did: others who were part of it are left out. */
function ownBlocks(analysed: AnalysedPull, player: string): readonly Block[] {
  const result = resultOf(analysed, faults)
  if (result?.hasRules !== true) return blocksOf(analysed, faults)
  const own = result.faults.flatMap((fault) => {
    const players = fault.about === 'each' ? fault.players.filter(({ name }) => name === player) : []
    return players.length === 0 ? [] : [{ ...fault, players }]
  })
  if (own.length === 0)
    return [{ kind: 'note', text: `${player} broke no rule that is known, before the pull was lost.` }]
  return faults.present({ ...result, faults: own }, 'names')
}
