import { SlashCommandBuilder } from '@discordjs/builders'
import { statusOffset } from '../../analysis/abilities/collect.ts'
import type { Block } from '../../analysis/block.ts'
import { mechanicBlocks } from '../../analysis/consistency/consistency-blocks.ts'
import { phaseTable } from '../../analysis/consistency/phase-table.ts'
import type { MechanicRecord } from '../../analysis/consistency/record.ts'
import { reached } from '../../analysis/metrics/reached.ts'
import { pullsWords } from '../../analysis/shares/share-words.ts'
import { consistency } from '../../analysis/studies/consistency.ts'
import { type AnalysedPull, resultOf } from '../../analysis/study.ts'
import { AppError } from '../../errors.ts'
import { type Blame, findStatic } from '../../store/people/statics.ts'
import { type Fight, listFights } from '../../store/pulls/fights.ts'
import { chooseFight, fightName, type Known, reviewFight } from '../ability/ability-review.ts'
import type { Answer, Command, Services } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { completeMechanic, completePhase, phaseNamed } from './complete-part.ts'
import { completeFight, latePulls, mostNights, nightsIn, nightsWords } from './late-pulls.ts'

export const mechanic: Command = {
  data: new SlashCommandBuilder()
    .setName('mechanic')
    .setDescription('How often a mechanic went wrong in the last nights, or which costs most')
    .setContexts(inGuildsOnly)
    .addStringOption((name) =>
      name.setName('name').setDescription('One of them; what costs most if left out').setAutocomplete(true),
    )
    .addStringOption((phase) => phase.setName('phase').setDescription('Only in this phase').setAutocomplete(true))
    .addStringOption((fight) =>
      fight.setName('fight').setDescription('FRU, say; the last one if left out').setAutocomplete(true),
    )
    .addIntegerOption((nights) =>
      nights
        .setName('nights')
        .setDescription('How many of the fight’s last nights; 5 if left out')
        .setMinValue(1)
        .setMaxValue(mostNights),
    ),

  async run({ options, staticId }, services) {
    const nights = nightsIn(options)
    const asked = (options.getString('name') ?? '').trim()
    const blame = (await findStatic(services.db, staticId))?.blame ?? 'roles'
    if (asked !== '') return await oneMechanic({ asked, nights, blame, staticId }, services)
    const fight = await chooseFight(services, staticId, options.getString('fight'))
    const phase = phaseNamed(options.getString('phase'))
    const found = consistency.compute(await latePulls(services, staticId, fight, nights))
    const mechanics = found.mechanics.filter((record) => phase === undefined || isSame(record.phase, phase))
    return {
      title: `${fightName(services.facts, fight)} · ${phase ?? 'Mechanics'} · ${nightsWords(nights)}`,
      blocks: [...consistency.present({ ...found, mechanics }, blame), ...phaseTable(mechanics)],
    }
  },

  complete: (typed, option, { staticId }, services) => {
    if (option === 'fight') return completeFight(services, staticId, typed)
    return option === 'phase' ? completePhase(services, staticId, typed) : completeMechanic(services, staticId, typed)
  },
}

interface Asked {
  readonly asked: string
  readonly nights: number
  readonly blame: Blame
  readonly staticId: number
}

/** Every occurrence of the mechanic that ever failed in its fight's last nights. */
async function oneMechanic({ asked, nights, blame, staticId }: Asked, services: Services): Promise<Answer> {
  const { fight, ids, name } = await findMechanic(asked, staticId, services)
  const pulls = await latePulls(services, staticId, fight, nights)
  const isMeant = (record: MechanicRecord) =>
    isSame(record.mechanic, asked) || record.abilities.some((id) => ids.has(id))
  const records = consistency.compute(pulls).mechanics.filter(isMeant)
  return {
    title: `${fightName(services.facts, fight)} · ${name} · ${nightsWords(nights)}`,
    blocks: records.length > 0 ? recordBlocks(records, blame) : [{ kind: 'note', text: neverFailed(name, ids, pulls) }],
  }
}

/** What costs most is told whole; of the others a sentence. */
function recordBlocks([first, ...others]: readonly MechanicRecord[], blame: Blame): readonly Block[] {
  const shown = first === undefined ? [] : mechanicBlocks(first, blame)
  return [...shown, ...others.slice(0, 5).flatMap((record) => mechanicBlocks(record, 'off').slice(0, 1))]
}

function neverFailed(name: string, ids: ReadonlySet<number>, pulls: readonly AnalysedPull[]): string {
  const came = pulls.filter((pull) => resultOf(pull, reached)?.mechanics.some(({ ability }) => ids.has(ability.id)))
  if (came.length === 0) return `None of ${pullsWords(pulls.length)} came to ${name}. Ask for more nights.`
  return `${name}: no rule was broken in the ${pullsWords(came.length)} that came to it.`
}

/** By name or number, in the fight that was pulled last of those that have it. */
async function findMechanic(
  asked: string,
  staticId: number,
  services: Services,
): Promise<{ readonly fight: Fight; readonly ids: ReadonlySet<number>; readonly name: string }> {
  for (const fight of await listFights(services.db, staticId)) {
    const { known } = await reviewFight(services, staticId, fight)
    const found = known
      .filter(isAction)
      .filter(({ id, name, reported }) => String(id) === asked || isSame(name, asked) || isSame(reported, asked))
    const [first] = found
    if (first) return { fight, ids: new Set(found.map(({ id }) => id)), name: first.name }
  }
  throw new AppError(
    'not-found',
    `No enemy has used “${asked}” on you. /mechanic without a name lists what costs most; names complete as you type.`,
  )
}

const isAction = ({ id }: Known): boolean => id < statusOffset

const isSame = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase()
