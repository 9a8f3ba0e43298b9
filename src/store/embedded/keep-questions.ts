import type { ClientBase, QueryConfig } from 'pg'

/** Kept questions are small, but lists of ids make a new one for each length. */
const most = 500

/**
 * How a question is answered is planned for the tables as they are then, and what was planned for empty ones goes through
 * full ones row by row. No server is there to notice that they grew: after so many questions all are planned anew.
 */
const plansLastFor = 1_000

/**
 * Has a connection keep the questions that it is asked: reading and planning one anew takes the database several times as
 * long as answering it. The second time a text is asked it gets a name, and is sent by that from then on.
 */
export function keepQuestions(client: ClientBase): void {
  const names = new Map<string, string | undefined>()
  let kept = 0
  let asked = 0
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown

  function nameOf(text: string): string | undefined {
    const known = names.get(text)
    if (known !== undefined) return known
    if (names.size >= most && !names.has(text)) return undefined
    const name = names.has(text) ? `q${kept++}` : undefined
    names.set(text, name)
    return name
  }

  /** In a transaction that failed it is refused, as everything is: then it is done the next time. */
  function planAnew(): void {
    const done = query('discard plans') as Promise<unknown>
    done.catch(() => {})
  }

  const named = (question: unknown, ...more: unknown[]) => {
    if (++asked % plansLastFor === 0) planAnew()
    const name = isQuestion(question) ? nameOf(question.text) : undefined
    return query(name === undefined ? question : { ...(question as QueryConfig), name }, ...more)
  }
  client.query = named as typeof client.query
}

const isQuestion = (question: unknown): question is QueryConfig =>
  typeof question === 'object' && question !== null && 'text' in question && !('submit' in question)
