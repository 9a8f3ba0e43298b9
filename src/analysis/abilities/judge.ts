import { type AbilityKind, abilityKinds, type Judged, sureShare } from '../../game/ability.ts'

/** What a person of the static said an action is. */
export interface PersonsLabel {
  readonly kind: AbilityKind
  readonly author: string
}

/** What the tables of others say an action is (`vendor/abilities.json`). */
export interface VendorLabel {
  readonly kind: AbilityKind
  readonly confidence: number
}

/**
 * What an action is, by everything that is known: a person has the last word; tables and what hits show make each other
 * surer where they agree. Where they do not, the surer one is believed, and less. Undefined while nobody knows anything.
 */
export function judge(
  person: PersonsLabel | undefined,
  vendor: VendorLabel | undefined,
  shown: Judged | undefined,
): Judged | undefined {
  if (person !== undefined) return { kind: person.kind, confidence: 1, because: `${person.author} said so` }
  if (vendor === undefined) return shown
  if (shown === undefined) return { ...vendor, because: tables }
  if (vendor.kind === 'visual') return { ...shown, because: `${shown.because}; tables call it a cast bar` }
  const isSame = vendor.kind === shown.kind
  if (isSame || (vendor.confidence >= sureShare && saysMore(vendor.kind, shown.kind))) {
    const doubt = (1 - vendor.confidence) * (1 - shown.confidence)
    const confidence = isSame ? Math.min(round(1 - doubt), surest) : vendor.confidence
    return { kind: vendor.kind, confidence, because: `${tables}, and ${shown.because}` }
  }
  const [surer, other] = vendor.confidence >= shown.confidence ? [vendor, shown] : [shown, vendor]
  const confidence = round(surer.confidence * (1 - other.confidence / 2))
  return {
    kind: surer.kind,
    confidence,
    because:
      surer === shown
        ? `${shown.because}, although tables say: ${vendor.kind}`
        : `${tables}, although ${shown.because} (${shown.kind}: ${abilityKinds[shown.kind]})`,
  }
}

/** Only a person is sure. */
const surest = 0.99

const tables = 'the tables of others say so'

/** Where hits look like the second, the first is no contradiction: it says why they do. */
export const saysMore = (told: AbilityKind, shown: AbilityKind): boolean => richer[told]?.includes(shown) ?? false

const richer: Partial<Readonly<Record<AbilityKind, readonly AbilityKind[]>>> = {
  knockback: ['raidwide', 'avoidable', 'spread'],
  gaze: ['raidwide', 'avoidable', 'failure'],
  tower: ['spread', 'stack', 'avoidable', 'tankbuster', 'shared-tankbuster'],
  failure: ['raidwide', 'avoidable', 'enrage'],
  enrage: ['raidwide', 'failure'],
  avoidable: ['failure'],
  'shared-tankbuster': ['tankbuster', 'stack'],
  spread: ['avoidable', 'tankbuster'],
  stack: ['raidwide'],
}

const round = (share: number): number => Math.round(share * 100) / 100
