/** Something that goes wrong with one answer. */
export type Fault =
  /** This is said instead. */
  | { readonly kind: 'reply'; readonly status: number; readonly body: string; readonly retryAfterSeconds?: number }
  /** The connection ends without a word. */
  | { readonly kind: 'hang-up' }
  /** The answer comes so much later. */
  | { readonly kind: 'stall'; readonly ms: number }
  /** The connection ends in the middle of the answer. */
  | { readonly kind: 'cut' }
  /** Half of the answer, as if that were all of it. */
  | { readonly kind: 'truncated' }
  | Harm
  /** Nothing goes wrong: what fails comes after it. */
  | { readonly kind: 'none' }

/** What goes wrong while the answer is made, so that the rest of it is good. */
export type Harm =
  /** One field fails: it is null, and `errors[].path` names it. */
  | { readonly kind: 'partial' }
  /** No GraphQL error, but `{ error }` where the events should be. */
  | { readonly kind: 'scalar-error' }
  /** The page says that the next page begins where it begins itself. */
  | { readonly kind: 'stuck-cursor' }

const html = (title: string) => `<!DOCTYPE html><html><body>${title}</body></html>`

/** No answer at all: asked again, there may be one. */
export const faults = {
  gatewayPage: { kind: 'reply', status: 500, body: html('500 Internal Server Error') },
  emptyPage: { kind: 'reply', status: 200, body: '' },
  tooFast: { kind: 'reply', status: 429, body: html('1015 You are being rate limited') },
  hangUp: { kind: 'hang-up' },
  cut: { kind: 'cut' },
} as const satisfies Record<string, Fault>

/** A throttle that says for how long. */
export const tooFastFor = (retryAfterSeconds: number): Fault => ({ ...faults.tooFast, retryAfterSeconds })

/** Longer than anybody waits. */
export const stall = (ms = 60_000): Fault => ({ kind: 'stall', ms })

/**
 * Answers that say 200 and are wrong. Any can be truncated, what is asked about a report can be partial, and only a page
 * of events can be harmed in the other ways.
 */
export const flaws = {
  truncated: { kind: 'truncated' },
  partial: { kind: 'partial' },
  scalarError: { kind: 'scalar-error' },
  stuckCursor: { kind: 'stuck-cursor' },
} as const satisfies Record<string, Fault>

/** What a request is about; `api` are all but the token's. */
export type About = 'token' | 'api' | Question
export type Question = 'report' | 'masterData' | 'events' | 'currentUser' | 'points'

/** What goes wrong next, by what is asked. */
export interface Faults {
  /** The next requests about that fail in this way, one after the other. */
  failNext(about: About, ...faults: readonly Fault[]): void
  /** Every request about that fails in this way until `heal`. */
  failFromNowOn(about: About, fault: Fault): void
  heal(): void
  /** What goes wrong with this request. */
  next(question: 'token' | Question): Fault
}

export function openFaults(): Faults {
  const queues = new Map<About, Fault[]>()
  const lasting = new Map<About, Fault>()
  return {
    failNext: (about, ...faults) => void queues.set(about, [...(queues.get(about) ?? []), ...faults]),
    failFromNowOn: (about, fault) => void lasting.set(about, fault),
    heal() {
      queues.clear()
      lasting.clear()
    },
    next(question) {
      const abouts: readonly About[] = question === 'token' ? ['token'] : [question, 'api']
      for (const about of abouts) {
        const fault = queues.get(about)?.shift() ?? lasting.get(about)
        if (fault) return fault
      }
      return { kind: 'none' }
    },
  }
}

/** What a query asks about, the dearest first. */
export function questionIn(query: string): Question {
  if (/\bevents\s*\(/.test(query)) return 'events'
  if (/\bmasterData\b/.test(query)) return 'masterData'
  if (/\breport\s*\(/.test(query)) return 'report'
  return /\bcurrentUser\b/.test(query) ? 'currentUser' : 'points'
}
