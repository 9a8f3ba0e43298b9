import type { Answer } from './answer.ts'
import type { FflogsClient } from './client.ts'

/** What some work asked of FFLogs. */
export interface Expense {
  /** Requests that were answered. */
  readonly questions: number
  /**
   * Points, as FFLogs counted them from the first of these answers to the last. It tells what was spent before a
   * question, so the last one's own cost is missing; what others asked meanwhile is in it.
   */
  readonly points: number
}

/** A client that counts what is asked through it. */
export function countExpense(client: FflogsClient): { readonly client: FflogsClient; expense(): Expense } {
  let questions = 0
  let points = 0
  let before: number | undefined
  const count = (told: Answer['rateLimitData']) => {
    if (told === null) return
    points += Math.max(0, told.pointsSpentThisHour - (before ?? told.pointsSpentThisHour)) // a new hour begins at 0
    before = told.pointsSpentThisHour
  }
  const ask: FflogsClient['ask'] = async (query, variables, asking) => {
    const answer = await client.ask(query, variables, asking)
    questions += 1
    count(answer.data.rateLimitData)
    return answer
  }
  const askBytes: FflogsClient['askBytes'] = async (query, variables, asking) => {
    const body = await client.askBytes(query, variables, asking)
    questions += 1
    return body
  }
  const budget: FflogsClient['budget'] = {
    ...client.budget,
    async note(asking, told) {
      count(told)
      await client.budget.note(asking, told)
    },
  }
  return { client: { ...client, ask, askBytes, budget }, expense: () => ({ questions, points }) }
}
