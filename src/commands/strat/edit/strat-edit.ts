import { AppError } from '../../../errors.ts'
import { formatMoment } from '../../../format.ts'
import type { Answer, CommandRequest, Services } from '../../command.ts'
import { chooseEncounter } from '../choose-encounter.ts'
import { linkLastsMs, sealStratLink } from './strat-link.ts'

/** A link to the page on which the strat of a fight is read and changed. */
export async function editStrat({ options, staticId, member }: CommandRequest, services: Services): Promise<Answer> {
  const { vault, linking, now } = services
  if (vault === undefined) {
    throw new AppError(
      'bad-configuration',
      'Strats cannot be edited on a page yet: whoever runs Vigil must set VIGIL_SECRET_KEY, which the links are sealed with (.env.example says how to make one). /strat import works without it.',
    )
  }
  const { key, short } = await chooseEncounter(services, staticId, options.getString('fight'))
  const endsAt = now() + linkLastsMs
  const author = { id: member.id, name: member.name }
  const token = sealStratLink(vault, { staticId, encounter: key, author, endsAt })
  return {
    text: `Whoever has this link may change the strat of ${short} in your name, until it ends ${formatMoment(endsAt)}: do not pass it on.`,
    blocks: [],
    buttons: [{ label: 'Open the editor', action: { url: `${linking.siteUrl}/strat/${token}` } }],
  }
}
