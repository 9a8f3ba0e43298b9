import { readFileSync } from 'node:fs'
import { buildSchema, graphql } from 'graphql'
import { type Asker, answersFrom } from './answers.ts'
import type { Fault, Harm } from './faults.ts'
import { openBill, type Points } from './limits.ts'
import type { Upload } from './uploads.ts'

export interface Question {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

export interface Reply {
  readonly status: number
  readonly body: object
}

/** Answers a question for somebody, with what goes wrong on the way. */
export type Api = (asker: Asker, question: Question, fault: Fault) => Promise<Reply>

const schema = buildSchema(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'))

export function openApi({
  uploads,
  points,
  endsInclusive,
}: {
  readonly uploads: { find(code: string): Upload | undefined }
  readonly points: Points
  readonly endsInclusive: boolean
}): Api {
  const cursors = new Set<string>()
  return async (asker, { query, variables }, fault) => {
    const by = asker.user?.name ?? client
    if (points.areGone(by)) return { status: 429, body: { status: 429, error: 'You have no points left.' } }
    const bill = openBill()
    const rootValue = answersFrom({
      find: uploads.find,
      rateLimitData: points.rateLimitData(by),
      asker,
      bill,
      cursors,
      endsInclusive,
      harm: isHarm(fault) ? fault : undefined,
    })
    const body = await graphql({ schema, source: query, rootValue, variableValues: variables })
    points.charge(by, bill.total())
    return { status: 200, body }
  }
}

/** Who asks when no member does. */
export const client = 'client'

const isHarm = (fault: Fault): fault is Harm =>
  fault.kind === 'partial' || fault.kind === 'scalar-error' || fault.kind === 'stuck-cursor'
