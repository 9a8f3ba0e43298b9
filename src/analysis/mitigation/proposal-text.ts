import type { MitProposal } from '../studies/mit-proposals.ts'

/** A proposal as a raid lead would say it: what, from where, and what it would have changed. */
export function proposalText(proposal: MitProposal): string {
  const { cover, from, ability, occurrence, seen, close, had } = proposal
  const where = `**${ability.name}** (use ${occurrence})`
  const what =
    from === undefined
      ? `${where}: add ${cover}. It was free in ${had} of ${seen} pulls.`
      : `${where}: take ${cover} from ${from.name} (use ${from.occurrence}), which was lived through with room to spare. That would have worked in ${had} of ${seen} pulls.`
  return `${what} ${changeOf(proposal)} It was close in ${close}.`
}

function changeOf({ died, saved, gain }: MitProposal): string {
  const more = `about ${Math.round(gain * 100)} % of a bar more`
  if (died === 0) return `Nobody died there; the lowest would have had ${more}.`
  const pulls = died === 1 ? 'the pull' : `the ${died} pulls`
  if (saved === 0) return `It would have left ${more}, too little alone in ${pulls} in which somebody died.`
  if (saved === died) return `It would have left ${more}: enough in ${pulls} in which somebody died.`
  return `It would have left ${more}: enough in ${saved} of ${pulls} in which somebody died.`
}
