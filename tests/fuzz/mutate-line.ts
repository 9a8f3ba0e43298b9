import type { Prng } from '../sim/prng.ts'

type Fields = readonly string[]
type LineMutation = (prng: Prng, fields: Fields, other: Fields) => Fields

/** One line as somebody or something might have damaged it; `other` is a line of any log, of any era. */
export function mutateLine(prng: Prng, line: string, other: string): string {
  const mutate = prng.pick(mutations)
  return mutate(prng, line.split('|'), other.split('|')).join('|')
}

const numbers: Fields = ['-1', '0', '9'.repeat(30), 'F'.repeat(300), '1e999', '-1e999', 'NaN', '0x10', '-0', '1E-320']
const texts: Fields = [
  '',
  '\0',
  'a\0b',
  '\u{1f600}',
  '\ud800',
  '_rsv_1_-1_1_0_0_S13095D61',
  '名'.repeat(5_000),
  '__proto__',
]
const times: Fields = [
  '2019-02-30T25:61:61.9999999+99:99',
  '9999-12-31T23:59:59.9999999-14:00',
  '0000-00-00T00:00:00',
  '1969-12-31T23:59:59.0000000+00:00',
  'yesterday, at about nine in the evening',
]

const put = (fields: Fields, index: number, value: string): Fields => fields.with(index, value)
const any = (prng: Prng, fields: Fields): number => prng.whole(0, fields.length - 1)

const mutations: readonly LineMutation[] = [
  (prng, fields) => put(fields, any(prng, fields), prng.pick(numbers)),
  (prng, fields) => put(fields, any(prng, fields), prng.pick(texts)),
  (prng, fields) => (fields.length > 1 ? put(fields, 1, prng.pick(times)) : fields),
  (prng, fields) => (fields.length > 1 ? put(fields, 1, later(fields[1] ?? '', prng.pick(jumpsMs))) : fields),
  (prng, fields) =>
    put(
      fields,
      any(prng, fields),
      prng
        .whole(0, 2 ** 32 - 1)
        .toString(16)
        .toUpperCase(),
    ),
  (prng, fields) => put(fields, any(prng, fields), (0x40000000 + prng.whole(0, 5_000)).toString(16)),
  (prng, fields) => put(fields, any(prng, fields), fields[any(prng, fields)] ?? ''),
  (prng, fields, other) => put(fields, any(prng, fields), other[any(prng, other)] ?? ''),
  (prng, fields, other) => [...fields.slice(0, any(prng, fields)), ...other.slice(any(prng, other))],
  (_prng, fields, other) => [...other.slice(0, 2), ...fields.slice(2)],
  (prng, fields) => fields.slice(0, any(prng, fields)),
  (prng, fields) => fields.toSpliced(any(prng, fields), prng.whole(1, 3)),
  (prng, fields) => fields.toSpliced(any(prng, fields), 0, ...fields.slice(0, prng.whole(1, 40))),
  (prng, fields) => [prng.pick(types), ...fields.slice(1)],
  (_prng, fields) => [...fields, ...Array.from({ length: 2_000 }, () => '1')],
]

const types: Fields = ['0', '3', '999', '-1', '257', '01', '33', '260', 'AA', '٣', '0000', ' 21']
const dayMs = 86_400_000
/** An hour and a day back, a while, a day and a century on. */
const jumpsMs = [-3_600_000, -dayMs, 200_000, dayMs, 36_525 * dayMs]

const later = (stamp: string, ms: number): string => {
  const at = Date.parse(stamp)
  return Number.isNaN(at) ? stamp : new Date(at + ms).toISOString().replace('Z', '0000+00:00')
}
