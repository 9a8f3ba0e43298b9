import { join } from 'node:path'
import pg from 'pg'
import { openEmbedded, openPostgres } from '../../src/store/db.ts'
import { type Asked, lead } from '../../tests/discord/stand-in.ts'
import { fillServer } from './fill.ts'
import { openScene } from './scene.ts'

const stored = 10_000
const inFlight = 50
const rounds = 20
/** People who type at the same moment. */
const typing = 4

/** What people ask, with all that is stored to choose from. */
const asked: readonly (readonly [string, Asked?])[] = [
  ['pull'],
  ['pull', { options: { number: '9000' } }],
  ['pull', { options: { number: 'best' } }],
  ['session'],
  ['fault'],
  ['mit'],
  ['gate'],
  ['mechanic'],
  ['prog'],
  ['me'],
  ['status'],
  ['help'],
  ['roster', { subcommand: 'list' }],
  ['watch', { subcommand: 'list', by: lead }],
  ['strat', { subcommand: 'show' }],
  ['ability', { subcommand: 'list' }],
]

/** What people begin to type. */
const typed: readonly (readonly [string, Asked])[] = [
  ['pull', { options: { number: '' }, focused: 'number' }],
  ['pull', { options: { number: '97' }, focused: 'number' }],
  ['pull', { options: { report: '' }, focused: 'report' }],
  ['session', { options: { night: '2025' }, focused: 'night' }],
  ['fault', { options: { pull: '4' }, focused: 'pull' }],
  ['mechanic', { options: { name: 'a' }, focused: 'name' }],
]

export interface Replies {
  /** Until Discord had the first answer, and until it had the whole one; p99, ms. */
  readonly replyMs: number
  readonly wholeMs: number
  readonly autocompleteMs: number
}

/** 50 commands in flight against a running Vigil with 10,000 pulls of one static, embedded or on a Postgres server. */
export async function measureReplies(on: 'embedded' | 'postgres'): Promise<Replies> {
  await using closing = new AsyncDisposableStack()
  const url = on === 'postgres' ? await openDatabase(closing) : undefined
  const { discord, folder, start } = closing.use(await openScene())
  const store = url === undefined ? await openEmbedded(join(folder, 'database')) : await openPostgres(url)
  await fillServer(store, discord.guildId, stored).finally(() => store.close())
  await start(url === undefined ? {} : { DATABASE_URL: url })

  const ask = async (nth: number) => {
    const [name, how = {}] = asked[nth % asked.length] ?? ['pull']
    const begun = performance.now()
    const { acknowledgedMs } = await discord.slash(name, how)
    return { first: acknowledgedMs, whole: performance.now() - begun }
  }
  const complete = async (nth: number) => {
    const [name, how] = typed[nth % typed.length] ?? ['pull', {}]
    const begun = performance.now()
    await discord.complete(name, how)
    return performance.now() - begun
  }
  await together(asked.length, asked.length, ask)
  const replies = await together(rounds * asked.length, inFlight, ask)
  await together(typed.length, typed.length, complete)
  const completions = await together(rounds * typed.length, typing, complete)
  return {
    replyMs: p99(replies.map(({ first }) => first)),
    wholeMs: p99(replies.map(({ whole }) => whole)),
    autocompleteMs: p99(completions),
  }
}

/** A database of our own on the server that stands by, dropped when all is measured. */
async function openDatabase(closing: AsyncDisposableStack): Promise<string> {
  const server = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'
  const name = `vigil_bench_${process.pid}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  closing.defer(() => client.end())
  await client.query(`create database ${name}`)
  closing.defer(async () => void (await client.query(`drop database ${name} with (force)`)))
  return Object.assign(new URL(server), { pathname: `/${name}` }).toString()
}

/** Does something so many times, never more than `most` of them at once. */
async function together<Done>(times: number, most: number, work: (nth: number) => Promise<Done>): Promise<Done[]> {
  const done: Done[] = []
  let next = 0
  const worker = async () => {
    while (next < times) done.push(await work(next++))
  }
  await Promise.all(Array.from({ length: most }, worker))
  return done
}

const p99 = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * 0.99) - 1] ?? Number.NaN
