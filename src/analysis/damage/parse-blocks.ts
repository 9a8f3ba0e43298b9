import { formatPerSecond } from '../../format.ts'
import type { PlayerRef } from '../blame.ts'
import type { Block } from '../block.ts'
import type { ParsedPhase, ParsedPlayer, Parses } from '../metrics/parses.ts'

/** What there is to see of parses: damage by phase and, of phases the field has figures for, where it lies among them. */
export function parseBlocks({ field, phases }: Parses): readonly Block[] {
  if (phases.length === 0) return [{ kind: 'note', text: 'The pull was too short to compare.' }]
  const beside = phases.filter(({ players, party }) => party.field || players.some((player) => player.field))
  return [damageTable(phases), ...(field && beside.length > 0 ? fieldBlocks(beside, field) : noField(field))]
}

function damageTable(phases: readonly ParsedPhase[]): Block {
  return byPlayer('Damage per second by phase', phases, {
    player: ({ perSecond }) => formatPerSecond(perSecond),
    party: ({ party }) => formatPerSecond(party.perSecond),
  })
}

function fieldBlocks(phases: readonly ParsedPhase[], { patch, asOf }: NonNullable<Parses['field']>): Block[] {
  const signs = { about: '~', 'at most': '≤' } as const
  return [
    byPlayer('Percentile in the field', phases, {
      player: ({ field }) => (field ? `${signs[field.bound]} ${Math.round(field.percentile)}` : ''),
      party: ({ party }) => (party.field ? `${Math.round(party.field.percentile)}` : ''),
    }),
    {
      kind: 'note',
      text: `The field’s figures (patch ${patch}, ${asOf}) are rDPS, and this is damage as it fell: at most (≤) so good, or about (~), rather better, for jobs that give raid buffs. The party as a whole is not distorted by that.`,
    },
  ]
}

const noField = (field: Parses['field']): Block[] => [
  {
    kind: 'note',
    text: field
      ? 'Nothing to compare with the field: no phase was completed.'
      : 'Nobody has looked up what the field does in this fight.',
  },
]

/** Players in the order of the whole, the party last; one column a phase. */
function byPlayer(
  title: string,
  phases: readonly ParsedPhase[],
  cell: { readonly player: (told: ParsedPlayer) => string; readonly party: (phase: ParsedPhase) => string },
): Block {
  const totals = new Map<number, { readonly player: PlayerRef; amount: number }>()
  for (const { player, amount } of phases.flatMap(({ players }) => players)) {
    const own = totals.get(player.id)
    if (own) own.amount += amount
    else totals.set(player.id, { player, amount })
  }
  const rows = [...totals.values()].sort((one, other) => other.amount - one.amount)
  return {
    kind: 'table',
    title,
    columns: [{ label: 'Who', align: 'left' }, ...phases.map(({ name }) => ({ label: name, align: 'right' }) as const)],
    rows: [
      ...rows.map(({ player }) => [
        player.name,
        ...phases.map(({ players }) => {
          const told = players.find((one) => one.player.id === player.id)
          return told ? cell.player(told) : ''
        }),
      ]),
      ['Party', ...phases.map(cell.party)],
    ],
  }
}
