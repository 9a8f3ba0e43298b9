import { type Fault, faults, flaws, type StandIn, stall, tooFastFor } from '../fflogs/stand-in.ts'

/** Something that goes wrong with FFLogs for a while. */
export interface Trouble {
  readonly name: string
  /** Goes wrong after so many good answers. */
  begin(standIn: StandIn, code: string, good: number): void
  heal(standIn: StandIn, code: string): void
  /** What the watch says meanwhile; nothing where nobody has to know. */
  readonly sentence?: RegExp
  /** What its channel is told, once each; nothing of what passes in minutes. */
  readonly told?: readonly RegExp[]
}

const silence = { told: [/Pulls come late/] }
/** Somebody has to do something about it. */
const lasting = (sentence: RegExp) => ({ sentence, told: [sentence, /can be read again/] })
const isRefused = lasting(/refuses our client \(403\)/)

const fails = (name: string, fault: Fault, sentence?: RegExp, about: 'api' | 'events' = 'api'): Trouble => ({
  name,
  ...(sentence && { sentence }),
  begin(standIn, _, good) {
    standIn.failNext(about, ...Array.from({ length: good }, () => ({ kind: 'none' }) as const))
    standIn.failFromNowOn(about, fault)
  },
  heal: (standIn) => standIn.heal(),
})

const answers = (name: string, status: number, body: string, sentence?: RegExp) =>
  fails(name, { kind: 'reply', status, body }, sentence)

/** Tokens are worth nothing any more, and no new ones are to be had. */
const withoutToken = (name: string, fault: Fault, sentence: RegExp): Trouble => ({
  name,
  sentence,
  begin(standIn) {
    standIn.revokeTokens()
    standIn.failFromNowOn('token', fault)
  },
  heal: (standIn) => standIn.heal(),
})

/** All that is known to go wrong, and what is to be heard of it. */
export const troubles: readonly Trouble[] = [
  fails('a gateway’s page', faults.gatewayPage, /cannot be reached/),
  fails('an empty body', faults.emptyPage, /cannot be reached/),
  fails('no answer', faults.hangUp, /cannot be reached/),
  fails('an answer that breaks off', faults.cut, /cannot be reached/),
  fails('truncated JSON', flaws.truncated, /cut off/),
  fails('a stall', stall(), /did not answer within/),
  fails('a throttle', faults.tooFast, /asks us to slow down/),
  { ...fails('a throttle for 50 minutes', tooFastFor(2_978), /asks us to slow down/), ...silence },
  fails('partial data', flaws.partial, /a part of its answer only/),
  fails('an error instead of events', flaws.scalarError, /No data found/, 'events'),
  fails('a page that points to itself', flaws.stuckCursor, /the next page is this one/, 'events'),
  { ...answers('points gone', 429, '{"status":429,"error":"No points."}', /only so much an hour/), ...silence },
  answers('a complaint nobody knows', 200, '{"errors":[{"message":"Something new."}]}', /Something new\./),
  { ...answers('a client that may not ask', 403, '<html>Forbidden</html>'), ...isRefused },
  {
    ...answers('tokens that are never good', 401, '{"error":"Unauthenticated."}'),
    ...lasting(/refuses our credentials/),
  },
  withoutToken('no token for a gateway’s page', faults.gatewayPage, /cannot be reached/),
  withoutToken('no token for half of one', flaws.truncated, /an answer we cannot use|cannot be reached/),
  {
    name: 'a client that is banned',
    begin(standIn) {
      standIn.revokeTokens()
      standIn.refuseClient()
    },
    heal: (standIn) => standIn.refuseClient(false),
    ...isRefused,
  },
  {
    name: 'points that run out',
    begin: (standIn, _, good) => standIn.setLimitPerHour(good),
    heal: (standIn) => standIn.setLimitPerHour(3_600),
    sentence: /only so much an hour|kept for commands/,
    ...silence,
  },
  {
    name: 'tokens that are revoked',
    begin: (standIn) => standIn.revokeTokens(),
    heal: () => {},
  },
  {
    name: 'a report that is exported again',
    begin: (standIn, code) => standIn.reExport(code),
    heal: () => {},
  },
  {
    name: 'a report that turns private',
    begin: (standIn, code) => standIn.change(code, { visibility: 'private' }),
    heal: (standIn, code) => standIn.change(code, { visibility: 'unlisted' }),
    ...lasting(/report is private/),
  },
  {
    name: 'a report that is archived',
    begin: (standIn, code) => standIn.archive(code),
    heal: (standIn, code) => standIn.archive(code, false),
    ...lasting(/has archived this report/),
  },
  {
    name: 'a report that is not there for a while',
    begin: (standIn, code) => standIn.remove(code),
    heal: (standIn, code) => standIn.remove(code, false),
    ...lasting(/knows no such report/),
  },
]
