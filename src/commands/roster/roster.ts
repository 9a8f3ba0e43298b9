import { SlashCommandBuilder, type SlashCommandStringOption } from '@discordjs/builders'
import { spellCharacter } from '../../character.ts'
import { listRoster } from '../../store/people/roster.ts'
import { listRecentParties } from '../../store/pulls/parties.ts'
import { slots } from '../../strat/strat.ts'
import type { Command } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { completeEncounter } from '../strat/choose-encounter.ts'
import { asSeenBy, listed } from './names.ts'
import { claim } from './roster-claim.ts'
import { addAlias, addMember, mayEdit, mergeMembers, remove, undo } from './roster-edit.ts'
import { listMembers } from './roster-list.ts'
import { optOut } from './roster-optout.ts'
import { pinMember, unpinMember } from './roster-pin.ts'
import { suggestMembers } from './roster-suggest.ts'
import { recentPulls, seenIn } from './seen.ts'

const text = (name: string, description: string) => (option: SlashCommandStringOption) =>
  option.setName(name).setDescription(description).setMaxLength(64).setAutocomplete(true)

export const roster: Command = {
  ephemeral: ['optout'],
  data: new SlashCommandBuilder()
    .setName('roster')
    .setDescription('Who is who in this static')
    .setContexts(inGuildsOnly)
    .addSubcommand((add) =>
      add
        .setName('add')
        .setDescription('Add somebody to the static')
        .addStringOption((name) =>
          name.setName('name').setDescription('What the static calls them').setRequired(true).setMaxLength(32),
        )
        .addUserOption((user) => user.setName('user').setDescription('Their Discord account'))
        .addStringOption(text('character', 'Their character, with its homeworld: Ayla Fen@Odin')),
    )
    .addSubcommand((alias) =>
      alias
        .setName('alias')
        .setDescription('Say which character is whose')
        .addStringOption((option) =>
          text(
            'character',
            'Character as the logs spell it, with its homeworld: Ayla Fen@Odin',
          )(option).setRequired(true),
        )
        .addStringOption((option) => text('member', 'Member of the static')(option).setRequired(true)),
    )
    .addSubcommand((list) => list.setName('list').setDescription('Everybody, their jobs and their characters'))
    .addSubcommand((suggest) =>
      suggest.setName('suggest').setDescription('Who keeps turning up in the pulls and is not on the roster'),
    )
    .addSubcommand((merge) =>
      merge
        .setName('merge')
        .setDescription('Two members are one: all that is the first one’s becomes the other’s')
        .addStringOption((option) => text('from', 'Who goes')(option).setRequired(true))
        .addStringOption((option) => text('into', 'Who stays')(option).setRequired(true)),
    )
    .addSubcommand((remove) =>
      remove
        .setName('remove')
        .setDescription('Take a member off the roster, or a character off its member')
        .addStringOption((option) => text('who', 'Member, or character')(option).setRequired(true)),
    )
    .addSubcommand((pin) =>
      pin
        .setName('pin')
        .setDescription('Say which place somebody plays in a fight')
        .addStringOption((option) =>
          text('member', 'Member, or a character that was seen lately')(option).setRequired(true),
        )
        .addStringOption((slot) =>
          slot
            .setName('slot')
            .setDescription('Their place')
            .setRequired(true)
            .addChoices(...slots.map((slot) => ({ name: slot, value: slot }))),
        )
        .addStringOption(text('fight', 'FRU, say; the one pulled last if left out')),
    )
    .addSubcommand((unpin) =>
      unpin
        .setName('unpin')
        .setDescription('Take a pin away: their place is guessed from the pulls again')
        .addStringOption((option) => text('member', 'Member of the static')(option).setRequired(true))
        .addStringOption(text('fight', 'FRU, say; the one pulled last if left out')),
    )
    .addSubcommand((claim) =>
      claim
        .setName('claim')
        .setDescription('Say which character is yours; a lead confirms it')
        .addStringOption((option) =>
          text('character', 'Your character, as the logs spell it')(option).setRequired(true),
        ),
    )
    .addSubcommand((out) =>
      out
        .setName('optout')
        .setDescription('Be left out of all that others see, and of what is kept of mistakes')
        .addStringOption(text('member', 'Somebody else, for leads; yourself if left out'))
        .addStringOption((back) =>
          back.setName('undo').setDescription('Be named again').addChoices({ name: 'yes', value: 'yes' }),
        ),
    )
    .addSubcommand((undo) => undo.setName('undo').setDescription('Take back what was done to the roster last')),

  async run(request, services) {
    const subcommand = request.options.getSubcommand()
    if (subcommand === 'list') return await listMembers(request, services)
    if (subcommand === 'suggest') return await suggestMembers(request, services)
    if (subcommand === 'claim') return await claim(request, services)
    if (subcommand === 'optout') return await optOut(request, services)
    mayEdit(request.member)
    const edit = edits[subcommand ?? '']
    if (edit === undefined) throw new Error(`/roster ${subcommand} is not known`)
    return await edit(request, services)
  },

  async complete(typed, option, { staticId, member: by }, services) {
    const { db } = services
    if (option === 'fight') return await completeEncounter(services, staticId, typed)
    const all = await listRoster(db, staticId)
    const members = listed(asSeenBy(all, by.id))
    const names = members.map(({ name }) => name)
    const owned = members.flatMap(({ aliases }) => aliases.map(spellCharacter))
    const offered = option === 'character' ? await strangers() : option === 'who' ? [...names, ...owned] : names
    return offered
      .filter((name) => name.toLowerCase().includes(typed.trim().toLowerCase()))
      .map((name) => ({ name, value: name }))

    /** Characters seen lately whom the roster does not know. */
    async function strangers() {
      const seen = seenIn(await listRecentParties(db, staticId, recentPulls), all)
      return seen.filter(({ member }) => member === undefined).map(({ character }) => spellCharacter(character))
    }
  },
}

const edits: Readonly<Record<string, typeof addMember>> = {
  add: addMember,
  alias: addAlias,
  merge: mergeMembers,
  pin: pinMember,
  unpin: unpinMember,
  remove,
  undo,
}
