import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { realName } from '../../src/game/ability.ts'
import { statuses } from './fault-rule-corrections.ts'
import type { Told } from './fault-rule-voices.ts'
import { readSharedFacts } from './shared.ts'

/** What is said of one action, by whichever source. */
export interface Said {
  readonly name: string
  readonly kinds: Told
  readonly text: string
  readonly isEnrage: boolean
  readonly isVisual: boolean
  readonly isAuto: boolean
}

/** A status that is gained only by mistake. */
export interface SaidStatus {
  readonly id: number
  readonly name: string
  readonly grave: boolean
}

const folder = fileURLToPath(new URL('../../../shared/data/game/', import.meta.url))
const json = (path: string): unknown => JSON.parse(readFileSync(folder + path, 'utf8'))

const entries = z.array(z.object({ dec: z.int(), label: z.string(), note: z.string().optional() })).optional()
const oopsyGroups = ['damageWarn', 'damageFail', 'shareWarn', 'shareFail', 'soloWarn', 'soloFail'] as const
const oopsyFile = z.record(
  z.string(),
  z.object({
    damageWarn: entries,
    damageFail: entries,
    shareWarn: entries,
    shareFail: entries,
    soloWarn: entries,
    soloFail: entries,
    gainsEffectWarn: entries,
    gainsEffectFail: entries,
  }),
)
const words = z.string().nullish()
const mechanicsFile = z.record(
  z.string(),
  z.object({
    abilities: z.record(
      z.string(),
      z.object({
        name: words,
        kinds: z.record(z.string(), z.array(z.string())),
        bossmodName: words,
        bossmodDesc: words,
        note: words,
        oopsyLabel: words,
        oopsyNote: words,
        shape: words,
        target: words,
      }),
    ),
  }),
)

/** What others say of the actions and statuses of a fight, by its key; undefined where there is no shared data. */
export function openSaid() {
  const shared = existsSync(folder) ? readSharedFacts() : undefined
  if (shared === undefined) return undefined
  const timelineOf = new Map([...shared.timelineOf].map(([timeline, key]) => [key, timeline]))
  const oopsy = oopsyFile.parse(json('cactbot/oopsy.json'))
  const mechanics = mechanicsFile.parse(json('mechanics.json'))
  const actionNames = namesOf(shared.actions)
  const statusNames = namesOf(shared.statuses)
  return { actions: saidOf, statuses: statusesOf }

  function saidOf(key: string): ReadonlyMap<number, Said> {
    const timeline = timelineOf.get(key) ?? ''
    const said = new Map<number, Said>()
    for (const [id, told] of Object.entries(mechanics[timeline]?.abilities ?? {})) {
      const { kinds, bossmodName } = told
      said.set(Number(id), {
        name:
          spelled(actionNames.get(Number(id))) ||
          spelled(told.name) ||
          plainLabel(told.oopsyLabel ?? '') ||
          spaced(bossmodName ?? ''),
        kinds,
        text: [told.bossmodDesc, told.note, told.oopsyLabel, told.oopsyNote].filter((text) => text).join(' '),
        isEnrage: kinds.enrage !== undefined,
        isVisual:
          (kinds.visual ?? []).includes('bossmod:comment') ||
          /^visual\b/.test(told.bossmodDesc ?? '') ||
          isCastBar(told),
        isAuto: /^auto-?attack/i.test(bossmodName ?? '') || /^attack$/i.test(told.name ?? ''),
      })
    }
    for (const group of oopsyGroups) {
      for (const { dec, label, note } of oopsy[timeline]?.[group] ?? []) {
        const known = said.get(dec)
        if (known !== undefined && Object.values(known.kinds).flat().includes(`oopsy:${group}`)) continue
        const word = group.startsWith('damage') ? 'avoidable' : group.startsWith('share') ? 'spread' : 'stack'
        said.set(dec, {
          name: actionNames.get(dec) || known?.name || plainLabel(label),
          kinds: { ...known?.kinds, [word]: [...(known?.kinds[word] ?? []), `oopsy:${group}`] },
          text: `${known?.text ?? ''} ${label} ${note ?? ''}`,
          isEnrage: known?.isEnrage ?? false,
          isVisual: known?.isVisual ?? false,
          isAuto: false,
        })
      }
    }
    return said
  }

  function statusesOf(key: string): readonly SaidStatus[] {
    const checked = oopsy[timelineOf.get(key) ?? '']
    const told = (['gainsEffectFail', 'gainsEffectWarn'] as const).flatMap((group) =>
      (checked?.[group] ?? []).map(({ dec, label }) => ({
        id: dec,
        name: plainLabel(label),
        grave: group === 'gainsEffectFail',
      })),
    )
    const byHand = Object.entries(statuses[key] ?? {}).map(([id, status]) => ({ id: Number(id), ...status }))
    return [...told, ...byHand].map((status) => ({ ...status, name: statusNames.get(status.id) ?? status.name }))
  }
}

function namesOf(rows: readonly Readonly<Record<string, string>>[]): ReadonlyMap<number, string> {
  return new Map(
    rows.flatMap(({ id, name = '' }) => (realName(name) === undefined ? [] : [[Number(id), name] as const])),
  )
}

/** Timelines have signs of their own for what has no name. */
const spelled = (name: string | null = '') => (name !== null && /^\p{L}/u.test(name) ? name : '')

/** `KnuckleSandwichAOE` in words. */
const spaced = (name: string) => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')

/** What a boss does to itself alone: its blows are other actions. */
const isCastBar = ({
  shape,
  target,
}: {
  readonly shape?: string | null | undefined
  readonly target?: string | null | undefined
}) => shape === 'single-target' && target === 'self'

/** `TEA Hawk Blaster` is a label: what the fight is called stands before it. */
const plainLabel = (label: string) => label.replace(/^\S+ /, '')
