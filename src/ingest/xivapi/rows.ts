import { z } from 'zod'
import { type AbilityCategory, realName } from '../../game/ability.ts'
import type { FetchedAbility, Sheet } from '../../store/abilities.ts'

/** What is asked of a sheet: the names in every language we have, and of an action how it is used. */
const names = ['Name@lang(en)', 'Name@lang(de)', 'Name@lang(fr)', 'Name@lang(ja)'] as const

export const sheets: Readonly<Record<Sheet, { readonly path: string; readonly fields: string }>> = {
  action: {
    path: 'Action',
    fields: [
      ...names,
      'ActionCategory@as(raw)',
      'Cast100ms',
      'Recast100ms',
      'CooldownGroup',
      'AdditionalCooldownGroup',
      'MaxCharges',
    ].join(),
  },
  status: { path: 'Status', fields: [...names, 'MaxStacks'].join() },
}

const whole = z.number().int()
const name = z.string().max(200)
/** Without `@as(raw)`, or where a mirror does not know it, a link is an object with its value. */
const link = z.union([whole, z.object({ value: whole }).transform(({ value }) => value)])

const fields = z.object({
  'Name@lang(en)': name,
  'Name@lang(de)': name,
  'Name@lang(fr)': name,
  'Name@lang(ja)': name,
  'ActionCategory@as(raw)': link.optional(),
  Cast100ms: whole.optional(),
  Recast100ms: whole.optional(),
  CooldownGroup: whole.optional(),
  AdditionalCooldownGroup: whole.optional(),
  MaxCharges: whole.optional(),
  MaxStacks: whole.optional(),
})

/** An answer of `/api/sheet/…?rows=`. */
export const answerSchema = z.object({ rows: z.array(z.object({ row_id: whole.nonnegative(), fields })) })

export type Row = z.infer<typeof answerSchema>['rows'][number]

/** The global cooldown, as the Action sheet numbers cooldown groups. */
const globalCooldown = 58

/** Rows of the ActionCategory sheet. */
const categories: Readonly<Record<number, AbilityCategory>> = {
  1: 'auto-attack',
  2: 'spell',
  3: 'weaponskill',
  4: 'ability',
  5: 'item',
  9: 'limit-break',
  15: 'limit-break',
}

/** A row as it is stored. One that the game gives no name, or a placeholder for one, is as good as missing. */
export function readRow(sheet: Sheet, { row_id: id, fields: told }: Row): FetchedAbility {
  const en = realName(told['Name@lang(en)'])
  if (en === undefined) return missing(sheet, id)
  const named = {
    en,
    de: realName(told['Name@lang(de)']) ?? en,
    fr: realName(told['Name@lang(fr)']) ?? en,
    ja: realName(told['Name@lang(ja)']) ?? en,
  }
  if (sheet === 'status') return { ...missing(sheet, id), names: named, stacks: told.MaxStacks ?? 0 }
  const groups = [told.CooldownGroup, told.AdditionalCooldownGroup]
  return {
    ...missing(sheet, id),
    names: named,
    category: categories[told['ActionCategory@as(raw)'] ?? 0] ?? 'other',
    gcd: groups.includes(globalCooldown),
    castMs: (told.Cast100ms ?? 0) * 100,
    recastMs: (told.Recast100ms ?? 0) * 100,
    charges: Math.max(1, told.MaxCharges ?? 1),
  }
}

/** What XIVAPI does not have: kept, so that it is not asked for again. */
export const missing = (sheet: Sheet, id: number): FetchedAbility => ({
  sheet,
  id,
  names: null,
  category: null,
  gcd: null,
  castMs: null,
  recastMs: null,
  charges: null,
  stacks: null,
})
