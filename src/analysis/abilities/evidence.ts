/**
 * What was seen of one action of an enemy’s, or of a status that ticks: counts and sums, never events, so that many
 * pulls add up to as little as one. A *use* is all its hits within a second; a *packet* is what one hit of the server
 * struck. Uses after the pull was lost are left out, but for `ending`.
 */
export interface Evidence {
  /** Action id; for a status that ticks its id + 1,000,000, as FFLogs numbers them. */
  readonly id: number
  /** In the report’s language, else the catalogue’s; `#id` where nobody knows. */
  readonly name: string
  /** Pulls in which it was seen. */
  readonly pulls: number
  readonly uses: number
  /** How often it went off, hit or not, as far as the source tells. */
  readonly casts: number
  /** Its cast bar, ms; 0 for none. */
  readonly castMs: number
  /** Players hit, each once per packet. */
  readonly hits: number
  readonly onTanks: number
  /** Players alive at its uses, summed. */
  readonly alive: number
  /** Uses that hit everybody alive. */
  readonly everybody: number
  readonly packets: number
  /** Packets on two and more, by how many they struck: how many packets, and what each target took unmitigated, summed over packets. */
  readonly shared: readonly { readonly targets: number; readonly packets: number; readonly each: number }[]
  /** Uses that came 1.5 to 5 s after the one before. */
  readonly steady: number
  /** Hits after which the target had a Vulnerability, or Damage Down. */
  readonly vulnerable: number
  readonly damageDown: number
  /** Players killed outright, without an amount. */
  readonly outright: number
  readonly deaths: number
  /** HP that players lost to it. */
  readonly damage: number
  /** Shares of max HP that hits took, summed, and how many hits that is about. */
  readonly shareSum: number
  readonly shareHits: number
  /** Uses that killed whoever was left as the pull ended. */
  readonly ending: number
  /** Of a status: how often it ticked on players. */
  readonly ticks: number
}

/** Nothing seen yet. */
export const noEvidence = (id: number, name: string): Evidence => ({
  id,
  name,
  pulls: 0,
  uses: 0,
  casts: 0,
  castMs: 0,
  hits: 0,
  onTanks: 0,
  alive: 0,
  everybody: 0,
  packets: 0,
  shared: [],
  steady: 0,
  vulnerable: 0,
  damageDown: 0,
  outright: 0,
  deaths: 0,
  damage: 0,
  shareSum: 0,
  shareHits: 0,
  ending: 0,
  ticks: 0,
})

/** A metric’s result: what is 0 or empty is left out, because there are many and most of it is. */
export type Told = Pick<Evidence, 'id' | 'name'> & Partial<Evidence>

/** Adds up what several pulls show, by id. */
export function addUp(told: readonly Told[]): ReadonlyMap<number, Evidence> {
  const sums = new Map<number, Evidence>()
  for (const one of told) {
    const before = sums.get(one.id) ?? noEvidence(one.id, one.name)
    sums.set(one.id, add(before, { ...noEvidence(one.id, one.name), ...one }))
  }
  return sums
}

function add(one: Evidence, other: Evidence): Evidence {
  const sum = { ...one }
  for (const field of summed) sum[field] = one[field] + other[field]
  const isUnnamed = one.name.startsWith('#')
  return {
    ...sum,
    name: isUnnamed ? other.name : one.name,
    castMs: Math.max(one.castMs, other.castMs),
    shared: addShared([...one.shared, ...other.shared]),
  }
}

const summed = [
  'pulls',
  'uses',
  'casts',
  'hits',
  'onTanks',
  'alive',
  'everybody',
  'packets',
  'steady',
  'vulnerable',
  'damageDown',
  'outright',
  'deaths',
  'damage',
  'shareSum',
  'shareHits',
  'ending',
  'ticks',
] as const satisfies readonly (keyof Evidence)[]

export const addShared = (all: Evidence['shared']): Evidence['shared'] =>
  [...Map.groupBy(all, ({ targets }) => targets)]
    .map(([targets, own]) => ({
      targets,
      packets: own.reduce((sum, { packets }) => sum + packets, 0),
      each: own.reduce((sum, { each }) => sum + each, 0),
    }))
    .sort((one, other) => one.targets - other.targets)
