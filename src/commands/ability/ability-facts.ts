import { formatSpan } from '../../format.ts'
import type { ActionFacts, StatusFacts } from '../../game/ability.ts'
import { type FetchedAbility, findFetched } from '../../store/abilities.ts'
import type { Answer, Services } from '../command.ts'

/** What the game says of an action or status of ours, by its number or English name; undefined for what it does not know. */
export async function factsAnswer({ db, facts }: Services, wanted: string): Promise<Answer | undefined> {
  const { actions, statuses } = facts.catalogue()
  const isMeant = ({ id, name }: ActionFacts | StatusFacts) => String(id) === wanted || name.toLowerCase() === wanted
  const found = { action: [...actions.values()].filter(isMeant), status: [...statuses.values()].filter(isMeant) }
  if (found.action.length + found.status.length === 0) return undefined
  const told = {
    action: await findFetched(
      db,
      'action',
      found.action.map(({ id }) => id),
    ),
    status: await findFetched(
      db,
      'status',
      found.status.map(({ id }) => id),
    ),
  }
  const lines = [
    ...found.action.map((action) => actionText(action, told.action.get(action.id))),
    ...found.status.map((status) => statusText(status, told.status.get(status.id))),
  ]
  const [first] = [...found.action, ...found.status]
  return { title: first?.name ?? wanted, text: lines.slice(0, most).join('\n'), blocks: [] }
}

/** Some statuses are there dozens of times. */
const most = 12

function actionText(vendored: ActionFacts, told: FetchedAbility | undefined): string {
  const { id, jobs } = vendored
  const category = told?.category ?? vendored.category
  const castMs = told?.castMs ?? vendored.castMs
  const recastMs = told?.recastMs ?? vendored.recastMs
  const charges = told?.charges ?? vendored.charges
  const parts = [
    jobs.length === 0 ? category.replace('-', ' ') : `${category.replace('-', ' ')} of ${jobs.join(', ')}`,
    (told?.gcd ?? vendored.gcd) ? 'on the global cooldown' : 'off the global cooldown',
    ...(castMs > 0 ? [`cast in ${formatSpan(castMs)}`] : []),
    ...(recastMs > 0 ? [`again after ${formatSpan(recastMs)}`] : []),
    ...(charges > 1 ? [`${charges} charges`] : []),
  ]
  return `- Action ${id}: ${parts.join(', ')}${otherNames(told)}`
}

function statusText({ id, kind, stacks, known }: StatusFacts, told: FetchedAbility | undefined): string {
  const most = told?.stacks ?? stacks
  const parts = [
    kind,
    ...(known === undefined
      ? []
      : [known === 'fault' ? 'that is bad to have' : `that is known as ${known.replace('-', ' ')}`]),
    ...(most > 1 ? [`up to ${most} times`] : []),
  ]
  return `- Status ${id}: ${parts.join(', ')}${otherNames(told)}`
}

function otherNames(told: FetchedAbility | undefined): string {
  if (!told?.names) return ''
  const { en, de, fr, ja } = told.names
  const others = [...new Set([de, fr, ja])].filter((name) => name !== en)
  return others.length === 0 ? '' : ` (${others.join(' · ')})`
}
