import type { Block } from '../block.ts'
import type { MechanicRecord } from './record.ts'

/** What each phase costs, all its mechanics together, in the order they first failed; nothing where one phase is all. */
export function phaseTable(mechanics: readonly MechanicRecord[]): readonly Block[] {
  const byPhase = [...Map.groupBy(mechanics, ({ phase }) => phase)].toSorted(([one], [other]) =>
    one.localeCompare(other, 'en', { numeric: true }),
  )
  if (byPhase.length < 2) return []
  return [
    {
      kind: 'table',
      title: 'By phase',
      columns: [
        { label: 'Phase', align: 'left' },
        { label: 'Went wrong', align: 'right' },
        { label: 'Ended pulls', align: 'right' },
      ],
      rows: byPhase.map(([phase, own]) => [
        phase,
        `${sum(own, ({ failures }) => failures)} of ${sum(own, ({ chances }) => chances)}`,
        String(sum(own, ({ ended }) => ended)),
      ]),
    },
  ]
}

const sum = (records: readonly MechanicRecord[], of: (record: MechanicRecord) => number): number =>
  records.reduce((total, record) => total + of(record), 0)
