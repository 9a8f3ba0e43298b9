import { messages, type PGlite, parse, protocol, type QueryOptions, type Results } from '@electric-sql/pglite'

/** A question that PGlite has parsed and keeps. */
interface Prepared {
  readonly name: string
  readonly parameters: readonly number[]
  /** What its rows look like; absent for one that gives none. */
  readonly described: readonly ReturnType<typeof messagesOf>[number][]
}

type Exchange = Awaited<ReturnType<PGlite['execProtocol']>>
const messagesOf = ({ messages: told }: Exchange) => told

/** Kept questions are small, but lists of ids make a new one for each length. */
const most = 500

/**
 * Asks PGlite what was asked before without having it read and planned anew: that takes it several times as long as
 * answering. The second time a text is asked, it is prepared under a name; from then on a question is one message.
 * To be called where nothing else is asked at the same time.
 */
export function openPrepared(client: PGlite) {
  const once = new Set<string>()
  const prepared = new Map<string, Prepared>()

  async function prepare(text: string): Promise<Prepared> {
    if (prepared.size >= most) {
      await client.execProtocol(serialize.query('deallocate all'))
      prepared.clear()
    }
    const name = `q${prepared.size}`
    const told = messagesOf(
      await client.execProtocol(
        Buffer.concat([serialize.parse({ name, text }), serialize.describe({ type: 'S', name }), serialize.sync()]),
      ),
    )
    const known = {
      name,
      parameters: parse.parseDescribeStatementResults(told),
      described: told.filter((message) => message instanceof messages.RowDescriptionMessage),
    }
    prepared.set(text, known)
    return known
  }

  /** Undefined for a text that was not asked before. */
  return async (text: string, values: readonly unknown[], options: QueryOptions): Promise<Results | undefined> => {
    const known = prepared.get(text) ?? (once.has(text) ? await prepare(text) : undefined)
    if (known === undefined) {
      if (once.size >= most) once.clear()
      once.add(text)
      return undefined
    }
    const written = values.map((value, index) => {
      if (value === null || value === undefined) return null
      const write = client.serializers[known.parameters[index] ?? 0]
      return write ? write(value) : String(value)
    })
    const told = await client.execProtocol(
      Buffer.concat([
        serialize.bind({ statement: known.name, values: written }),
        serialize.execute({}),
        serialize.sync(),
      ]),
    )
    return parse.parseResults([...known.described, ...messagesOf(told)], client.parsers, options)[0]
  }
}

const { serialize } = protocol
