import { collectEvidence } from '../abilities/collect.ts'
import type { Told } from '../abilities/evidence.ts'
import { addUp } from '../abilities/evidence.ts'
import { judgeEvidence } from '../abilities/judge-evidence.ts'
import { defineMetric } from '../metric.ts'

/** What enemies did to players, and what each of it looks like by itself (METRICS §5): counts, to be added up over pulls. */
export const abilities = defineMetric<readonly Told[]>({
  id: 'abilities',
  apart: true,
  title: 'Abilities',
  about: 'What enemies did to players, how often it hit, and what it looks like.',
  version: 1,
  compute: collectEvidence,
  present: (told) => [
    {
      kind: 'table',
      title: 'Abilities',
      columns: [
        { label: 'Ability', align: 'left' },
        { label: 'Looks like', align: 'left' },
        { label: 'Hits', align: 'right' },
      ],
      rows: [...addUp(told).values()]
        .sort((one, other) => other.damage - one.damage)
        .map((seen) => [seen.name, judgeEvidence(seen)?.kind ?? '–', String(seen.hits + seen.ticks)]),
    },
  ],
})
