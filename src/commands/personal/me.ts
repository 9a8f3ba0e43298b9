import { SlashCommandBuilder } from '@discordjs/builders'
import { trend } from '../../analysis/studies/trend.ts'
import { trendBlocks } from '../../analysis/trend/trend-blocks.ts'
import { AppError } from '../../errors.ts'
import { listRoster, type RosterMember } from '../../store/people/roster.ts'
import { listLatePulls } from '../../store/pulls/fights.ts'
import { chooseFight, fightName } from '../ability/ability-review.ts'
import type { Command, Member } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { completeMechanic, completePhase, phaseNamed } from '../progress/complete-part.ts'
import { completeFight, nightsIn, nightsOption, nightsWords } from '../progress/late-pulls.ts'
import { asSeenBy, nothingKept, withRosterNames } from '../roster/names.ts'
import { tellPulls } from '../tell-pulls.ts'
import { serverTerms } from '../terms.ts'

/** `/me`: one’s own nights, for nobody else to see. */
export const me: Command = {
  ephemeral: true,
  personal: true,
  data: new SlashCommandBuilder()
    .setName('me')
    .setDescription('Your own nights: what you lose most to, and whether it is getting better; only you see it')
    .setContexts(inGuildsOnly)
    .addStringOption((phase) =>
      phase.setName('phase').setDescription('Where you lose the most in this phase').setAutocomplete(true),
    )
    .addStringOption((mechanic) =>
      mechanic.setName('mechanic').setDescription('Whether you are getting better at this one').setAutocomplete(true),
    )
    .addStringOption((fight) =>
      fight.setName('fight').setDescription('FRU, say; the last one if left out').setAutocomplete(true),
    )
    .addIntegerOption(nightsOption),

  async run({ options, staticId, member }, services) {
    const { db } = services
    const roster = await listRoster(db, staticId)
    const self = selfIn(roster, member)
    if (self.optedOutBy !== undefined) return { text: nothingKept, blocks: [] }
    const nights = nightsIn(options)
    const fight = await chooseFight(services, staticId, options.getString('fight'))
    const pulls = await listLatePulls(db, staticId, fight, { nights, limit: mostPulls })
    const seen = asSeenBy(roster, member.id)
    const told = (await tellPulls(services, staticId, pulls)).map((pull) => withRosterNames(pull, seen))
    const { players, nights: days } = trend.compute(told)
    const own = players.find(({ player }) => player.name === self.name)
    const title = `${fightName(services.facts, fight)} · ${self.name} · ${nightsWords(nights)}`
    if (own === undefined) throw new AppError('not-found', neverSeen(self))
    const mechanic = options.getString('mechanic')?.trim()
    const terms = await serverTerms(db, staticId)
    const wish = { phase: phaseNamed(options.getString('phase')), mechanic: mechanic && terms(mechanic) }
    return { title, blocks: trendBlocks(days, own, wish) }
  },

  complete: (typed, option, { staticId }, services) => {
    if (option === 'fight') return completeFight(services, staticId, typed)
    return option === 'phase' ? completePhase(services, staticId, typed) : completeMechanic(services, staticId, typed)
  },
}

/** Nobody waits for more; the newest of them count. */
const mostPulls = 300

/** Whoever asks, as the roster knows them. */
function selfIn(roster: readonly RosterMember[], { id }: Pick<Member, 'id'>): RosterMember {
  const self = roster.find(({ discordUserId }) => discordUserId === id)
  if (self !== undefined) return self
  throw new AppError(
    'not-found',
    'Vigil does not know which raider you are. Type /roster claim once, or ask a lead; then /me is about you.',
  )
}

const neverSeen = ({ name }: RosterMember): string =>
  `${name} was in none of these pulls. If you play a character of another name, /roster alias says whose it is; else ask for more nights.`
