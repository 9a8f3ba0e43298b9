import type { Prng } from '../sim/prng.ts'
import { mutateLine } from './mutate-line.ts'

type FileMutation = (prng: Prng, file: Buffer, other: Buffer) => Buffer

/** A file with one to four damages; `other` is any log, of any era. */
export function mutateFile(prng: Prng, file: Buffer, other: Buffer): Buffer {
  let damaged = Buffer.from(file)
  for (let times = prng.whole(1, 4); times > 0; times--)
    damaged = Buffer.from(prng.pick(mutations)(prng, damaged, other))
  return damaged
}

const somewhere = (prng: Prng, { length }: Buffer): number => prng.whole(0, Math.max(0, length - 1))

/** The lines around a place, as text. */
const linesOf = (file: Buffer): string[] => file.toString('latin1').split('\n')
const fileOf = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\n'), 'latin1')

const flipBytes: FileMutation = (prng, file) => {
  for (let count = prng.whole(1, 200); count > 0 && file.length > 0; count--) {
    file[somewhere(prng, file)] = prng.whole(0, 255)
  }
  return file
}
const overwrite =
  (byte: number, most: number): FileMutation =>
  (prng, file) => {
    const from = somewhere(prng, file)
    return file.fill(byte, from, Math.min(file.length, from + prng.whole(1, most)))
  }
const cutOut: FileMutation = (prng, file) => {
  const from = somewhere(prng, file)
  return Buffer.concat([file.subarray(0, from), file.subarray(from + prng.whole(1, 100_000))])
}
const truncate: FileMutation = (prng, file) => file.subarray(0, somewhere(prng, file))
const double: FileMutation = (prng, file) => {
  const from = somewhere(prng, file)
  const block = file.subarray(from, from + prng.whole(1, 200_000))
  const to = somewhere(prng, file)
  return Buffer.concat([file.subarray(0, to), block, file.subarray(to)])
}
const splice: FileMutation = (prng, file, other) =>
  Buffer.concat([file.subarray(0, somewhere(prng, file)), other.subarray(somewhere(prng, other))])
const lineBreaks: FileMutation = (prng, file) =>
  fileOf(linesOf(file).map((line) => line.replace(/\r$/, '') + prng.pick(['', '\r', '\r\r', '\n'])))
const shuffleBlocks: FileMutation = (prng, file) => {
  const lines = linesOf(file)
  const size = prng.whole(10, 2_000)
  const blocks = Array.from({ length: Math.ceil(lines.length / size) }, (_, index) =>
    lines.slice(index * size, (index + 1) * size),
  )
  return fileOf(
    blocks
      .map((block) => ({ block, rank: prng.next() }))
      .sort((a, b) => a.rank - b.rank)
      .flatMap(({ block }) => block),
  )
}
const mutateLines: FileMutation = (prng, file, other) => {
  const lines = linesOf(file)
  const others = linesOf(other)
  const share = prng.pick([0.001, 0.01, 0.1])
  return fileOf(lines.map((line) => (prng.chance(share) ? mutateLine(prng, line, prng.pick(others)) : line)))
}
const repeatZone: FileMutation = (prng, file) => {
  const lines = linesOf(file)
  const zone = lines.find((line) => line.startsWith('01|')) ?? '01|2021-09-26T12:06:00.9450000+01:00|377|Nowhere|0'
  const every = prng.whole(1, 100)
  return fileOf(lines.flatMap((line, index) => (index % every === 0 ? [line, zone] : [line])))
}
/** All lines from somewhere on happen earlier or later. */
const jump: FileMutation = (prng, file) => {
  const lines = linesOf(file)
  const from = prng.whole(0, lines.length)
  const hours = prng.pick([-24, -1, 1, 24, 24 * 36_525])
  return fileOf(lines.map((line, index) => (index < from ? line : line.replace(stamp, (at) => shifted(at, hours)))))
}
const longLine: FileMutation = (prng, file) => {
  const from = somewhere(prng, file)
  const filling = Buffer.alloc(10 * 1024 * 1024, prng.pick(['x', '|', '1|', '\0']))
  return Buffer.concat([file.subarray(0, from), filling, file.subarray(from)])
}

const stamp = /(?<=^\d+\|)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
function shifted(at: string, hours: number): string {
  const ms = Date.parse(`${at}Z`) + hours * 3_600_000
  return Number.isNaN(ms) ? at : new Date(ms).toISOString().slice(0, 19)
}

const mutations: readonly FileMutation[] = [
  flipBytes,
  overwrite(0, 5_000),
  overwrite(0xff, 50),
  overwrite(0x7c, 3_000),
  overwrite(0x0a, 3_000),
  cutOut,
  truncate,
  double,
  splice,
  lineBreaks,
  shuffleBlocks,
  mutateLines,
  mutateLines,
  repeatZone,
  jump,
  longLine,
]
