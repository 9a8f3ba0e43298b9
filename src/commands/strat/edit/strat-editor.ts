import { openCoverNames, openCoverSpelling } from '../../../game/cover-names.ts'
import type { EncounterFacts } from '../../../game/facts.ts'
import { findStrat, type SavedStrat } from '../../../store/people/strats.ts'
import type { DraftFault } from '../../../strat/draft.ts'
import { knownActions } from '../../../strat/known-actions.ts'
import { encounterCalled } from '../../../strat/strat-file.ts'
import type { Services } from '../../command.ts'
import { retellNights } from '../../retell.ts'
import { inFightOrder } from '../in-fight-order.ts'
import { openPlanNames } from '../plan-names.ts'
import { saveChange } from '../save-change.ts'
import { openMechanics } from '../table/find-use.ts'
import { type OfferedUse, offeredUses } from './offered-uses.ts'
import { type CheckedMechanic, readDraft } from './read-draft.ts'
import { type ShownMechanic, shownStrat } from './shown-strat.ts'
import type { StratLink } from './strat-link.ts'

export type EditorServices = Pick<Services, 'db' | 'facts' | 'now'> & {
  readonly jobs: Pick<Services['jobs'], 'enqueue'>
}

/** What the editor's page shows. */
export interface StratEditor {
  readonly fight: EncounterFacts
  readonly standing: SavedStrat | undefined
  readonly shown: readonly ShownMechanic[]
  /** What can be added. */
  readonly offered: readonly OfferedUse[]
  /** Mitigations by name. */
  readonly covers: readonly string[]
}

export async function openStratEditor(
  services: EditorServices,
  { staticId, encounter }: StratLink,
): Promise<StratEditor> {
  const { db, facts } = services
  const words = await openWords(services, staticId, encounter)
  const standing = await findStrat(db, staticId, encounter)
  const spelled = [...facts.mitigations.at(undefined).byAction.keys()].map(words.spell)
  return {
    fight: words.fight,
    standing,
    shown: standing === undefined ? [] : shownStrat(standing.strat, words),
    offered: words.offered,
    covers: [...new Set(spelled.filter((name) => typeof name === 'string'))].sort(),
  }
}

/**
 * Saves what was made of a version in the editor, in the name of whoever asked for the link.
 * @returns what is not understood, or the version that stands now
 */
export async function saveDraft(
  services: EditorServices,
  { staticId, encounter, author }: StratLink,
  { base, mechanics }: { readonly base: number; readonly mechanics: readonly CheckedMechanic[] },
): Promise<
  | { readonly faults: readonly DraftFault[] }
  | { readonly standing: SavedStrat | undefined; readonly isChanged: boolean }
> {
  const words = await openWords(services, staticId, encounter)
  const standing = await findStrat(services.db, staticId, encounter)
  const read = readDraft(mechanics, standing?.strat, words)
  if ('faults' in read) return read
  const inOrder = inFightOrder(read.planned, words.mechanics).map(({ mechanic }) => mechanic)
  const saved = await saveChange(services, staticId, {
    strat: { encounter, mechanics: inOrder },
    standing,
    base,
    nameOf: words.names.mechanic,
    author,
  })
  if (saved !== undefined) await retellNights(services, staticId)
  return { standing: saved ?? standing, isChanged: saved !== undefined }
}

async function openWords({ db, facts }: EditorServices, staticId: number, encounter: string) {
  const fight = encounterCalled(encounter, facts)
  const names = await openPlanNames({ db, facts }, staticId)
  return {
    fight,
    names,
    mechanics: openMechanics(facts, encounter, names.called),
    offered: offeredUses(facts, encounter, names),
    known: knownActions(fight, facts),
    covers: openCoverNames(facts),
    spell: openCoverSpelling(facts),
  }
}
