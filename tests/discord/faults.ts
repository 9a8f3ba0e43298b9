import type { Call } from './call.ts'

/** What goes wrong with a request. Everything but `status` and `limit` does what was asked all the same. */
export type Fault =
  /** Refused without being done: a 5xx, or any other answer. */
  | { readonly kind: 'status'; readonly status: number; readonly code?: number }
  /** 429, as Discord words it. */
  | { readonly kind: 'limit'; readonly retryAfterS?: number; readonly scope?: 'user' | 'global' | 'shared' }
  /** Done, but the answer never arrives. */
  | { readonly kind: 'drop' }
  /** Looked at only after this. */
  | { readonly kind: 'wait'; readonly until: Promise<void> }

export interface Faults {
  /** The next `times` requests that match fail so. */
  add(method: string, path: RegExp, fault: Fault, times?: number): void
  /** What the next one fails with, at most once each. */
  take(kind: Fault['kind'], call: Pick<Call, 'method' | 'path'>): Fault | undefined
}

export function openFaults(): Faults {
  const planned: { readonly method: string; readonly path: RegExp; readonly fault: Fault; times: number }[] = []
  return {
    add: (method, path, fault, times = 1) => planned.push({ method, path, fault, times }),
    take: (kind, call) => {
      const found = planned.find(
        ({ method, path, fault, times }) =>
          times > 0 && fault.kind === kind && method === call.method && path.test(call.path),
      )
      if (found === undefined) return undefined
      found.times--
      return found.fault
    },
  }
}
