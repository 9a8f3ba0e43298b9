import { SlashCommandBuilder } from '@discordjs/builders'
import { AppError } from '../../errors.ts'
import { formatMoment } from '../../format.ts'
import { type AbilityKind, abilityKinds } from '../../game/ability.ts'
import { saveLabel, undoLabel } from '../../store/ability-labels.ts'
import { listFights } from '../../store/pulls/fights.ts'
import type { Answer, Command, CommandRequest, Services } from '../command.ts'
import { inGuildsOnly, requireLead } from '../permissions.ts'
import { retellNights } from '../retell.ts'
import { abilityAnswer, labelOf, reviewAnswer } from './ability-answer.ts'
import { factsAnswer } from './ability-facts.ts'
import { chooseFight, fightName, glanceAtFight, type Known, reviewFight } from './ability-review.ts'

const kinds = Object.keys(abilityKinds) as AbilityKind[]

export const ability: Command = {
  ephemeral: true,
  data: new SlashCommandBuilder()
    .setName('ability')
    .setDescription('What the actions of a boss are, and how sure that is')
    .setContexts(inGuildsOnly)
    .addSubcommand((list) =>
      list
        .setName('list')
        .setDescription('What somebody should look at, what hurts most first')
        .addStringOption((fight) =>
          fight.setName('fight').setDescription('FRU, say; the last one if left out').setAutocomplete(true),
        )
        .addStringOption((show) =>
          show
            .setName('show')
            .setDescription('What nobody is sure of, or everything')
            .addChoices({ name: 'open', value: 'open' }, { name: 'all', value: 'all' }),
        ),
    )
    .addSubcommand((show) =>
      show
        .setName('show')
        .setDescription('What is known of one action, why, and who said what')
        .addStringOption((name) =>
          name.setName('ability').setDescription('Its name or number').setRequired(true).setAutocomplete(true),
        ),
    )
    .addSubcommand((label) =>
      label
        .setName('label')
        .setDescription('Say what an action is; it counts for this static')
        .addStringOption((name) =>
          name.setName('ability').setDescription('Its name or number').setRequired(true).setAutocomplete(true),
        )
        .addStringOption((kind) =>
          kind
            .setName('kind')
            .setDescription('What it is')
            .setRequired(true)
            .addChoices(...kinds.map((kind) => ({ name: kind, value: kind }))),
        )
        .addStringOption((name) => name.setName('name').setDescription('What you call it').setMaxLength(40)),
    )
    .addSubcommand((undo) =>
      undo
        .setName('undo')
        .setDescription('Take back the last thing that was said of an action')
        .addStringOption((name) =>
          name.setName('ability').setDescription('Its name or number').setRequired(true).setAutocomplete(true),
        ),
    ),

  async run(request, services) {
    const subcommand = request.options.getSubcommand()
    if (subcommand === 'list') return await list(request, services)
    if (subcommand === 'show') return await show(request, services)
    requireLead(request.member, 'Abilities are labelled')
    return subcommand === 'label' ? await label(request, services) : await undo(request, services)
  },

  async complete(typed, option, { staticId }, services) {
    const wanted = typed.trim().toLowerCase()
    const fights = await listFights(services.db, staticId)
    if (option === 'fight') {
      const names = fights.map((fight) => fightName(services.facts, fight))
      return names.filter((name) => name.toLowerCase().includes(wanted)).map((name) => ({ name, value: name }))
    }
    const [last] = fights
    const known = last === undefined ? [] : await glanceAtFight(services, staticId, last)
    return known
      .filter((one) =>
        [one.name, one.reported ?? '', String(one.id)].some((text) => text.toLowerCase().includes(wanted)),
      )
      .sort((one, other) => Number(other.isOpen) - Number(one.isOpen))
      .map((one) => ({ name: `${one.name} (${one.id}) · ${labelOf(one)}`, value: String(one.id) }))
  },
}

async function list({ options, staticId }: CommandRequest, services: Services): Promise<Answer> {
  const fight = await chooseFight(services, staticId, options.getString('fight'))
  const review = await reviewFight(services, staticId, fight)
  return reviewAnswer(review, fightName(services.facts, fight), options.getString('show') === 'all')
}

/** What an enemy uses is what is asked about; else what the game says of ours. */
async function show(request: CommandRequest, services: Services): Promise<Answer> {
  const found = await findAbility(request, services)
  if (found !== undefined) return await abilityAnswer(found, request, services)
  const typed = typedAbility(request)
  return (await factsAnswer(services, wantedFrom(typed))) ?? throwUnknown(typed)
}

async function label(request: CommandRequest, services: Services): Promise<Answer> {
  const { options, staticId, member } = request
  const kind = kinds.find((known) => known === options.getString('kind'))
  if (kind === undefined) throw new AppError('bad-input', `The kind is one of: ${kinds.join(', ')}.`)
  const { id, name } = await chooseAbility(request, services)
  const called = options.getString('name')?.trim() || undefined
  const at = services.now()
  await saveLabel(services.db, staticId, { ability: id, kind, at, author: member, ...(called && { name: called }) })
  await retellNights(services, staticId)
  const calls = called === undefined ? '' : ` and is called ${called}`
  return {
    text: `${name} (${id}) ${abilityKinds[kind]}${calls}. That counts for this static from now on; /ability undo takes it back.`,
    blocks: [],
  }
}

async function undo(request: CommandRequest, services: Services): Promise<Answer> {
  const { id, name } = await chooseAbility(request, services)
  const undone = await undoLabel(services.db, request.staticId, id, { by: request.member, at: services.now() })
  if (undone === undefined) {
    throw new AppError('not-found', `Nobody has said anything of ${name} (${id}) that could be taken back.`)
  }
  await retellNights(services, request.staticId)
  const said = `${undone.author} had said ${formatMoment(undone.at)}: ${undone.kind}.`
  return { text: `Taken back for ${name} (${id}). ${said} /ability show tells what counts now.`, blocks: [] }
}

const typedAbility = ({ options }: CommandRequest) => (options.getString('ability') ?? '').trim()
const wantedFrom = (typed: string) => typed.toLowerCase().replace(/^#/, '')

const chooseAbility = async (request: CommandRequest, services: Services): Promise<Known> =>
  (await findAbility(request, services)) ?? throwUnknown(typedAbility(request))

function throwUnknown(typed: string): never {
  throw new AppError(
    'not-found',
    `No enemy has used “${typed}” on you. /ability list show:all has everything they used.`,
  )
}

/** The action of an enemy that somebody means: a number, or a name in one of the static’s fights, the last one first. */
async function findAbility(request: CommandRequest, services: Services): Promise<Known | undefined> {
  const typed = typedAbility(request)
  const wanted = wantedFrom(typed)
  for (const fight of await listFights(services.db, request.staticId)) {
    const { known } = await reviewFight(services, request.staticId, fight)
    const found = known.filter(
      ({ id, name, reported }) =>
        String(id) === wanted || [name, reported].some((one) => one?.toLowerCase() === wanted),
    )
    const [first, ...others] = found
    if (first === undefined) continue
    if (others.length === 0) return first
    const alike = found.map((one) => `${one.id} (${labelOf(one)})`).join(', ')
    throw new AppError('bad-input', `${found.length} actions are called ${typed}: ${alike}. Give the number.`)
  }
  return undefined
}
