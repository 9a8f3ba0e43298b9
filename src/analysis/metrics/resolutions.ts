import { defineMetric } from '../metric.ts'
import { collectUses } from '../rules/collect-uses.ts'
import { isClean, type ResolutionsTold } from '../rules/uses.ts'

/**
 * Whom each use of an enemy’s action hit before the pull was lost, who was struck together, and whether it was clean:
 * nobody died of it and nobody hit carried Vulnerability (METRICS §5). Rules of a fight that nobody has written about are
 * learned from many of these.
 */
export const resolutions = defineMetric<ResolutionsTold>({
  id: 'resolutions',
  title: 'Resolutions',
  about: 'How often each action of an enemy hit somebody, and how often that went well.',
  version: 2,
  needs: 'knowledge',
  apart: true,
  compute: collectUses,
  present: ({ abilities }) => [
    {
      kind: 'table',
      title: 'Resolutions',
      columns: [
        { label: 'Action', align: 'left' },
        { label: 'Uses', align: 'right' },
        { label: 'Clean', align: 'right' },
      ],
      rows: abilities.map(({ name, uses, missed = 0 }) => [
        name,
        String(uses.length + missed),
        String(uses.filter(([, marks]) => isClean(marks)).length + missed),
      ]),
    },
  ],
})
