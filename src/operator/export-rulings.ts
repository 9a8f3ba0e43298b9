import { isSameCharacter } from '../analysis/rulings/with-rulings.ts'
import { roleOf } from '../game.ts'
import type { Pull } from '../report.ts'
import type { Dispute, RulingKind, SaidFault } from '../ruling.ts'
import type { Db } from '../store/db.ts'
import { listDisputes } from '../store/people/disputes.ts'
import { listStatics } from '../store/people/statics.ts'
import { listPullsById } from '../store/pulls/pulls.ts'
import type { Output } from './output.ts'
import type { Workbench } from './workbench.ts'

/** A ruling as an example to learn from: what was said, and what a lead made of it. Nobody is named; people are roles. */
export interface RuledExample extends Omit<SaidFault, 'text' | 'atMs' | 'encounter'> {
  readonly encounter: string | null
  readonly atMs: number
  /** What was said, with roles for names. */
  readonly said: string
  /** The role of whom the dispute is about; null where it is about the fault as a whole. */
  readonly disputed: string | null
  readonly ruled: RulingKind
  /** For `somebody else`: their role. */
  readonly other: string | null
}

/** Writes every ruling that counts, of every static, one JSON object a line. */
export async function exportRulings(
  { services: { db } }: Pick<Workbench, 'services'>,
  { name }: { readonly name: string },
  output: Output,
): Promise<number> {
  const examples = await listExamples(db)
  const lines = examples.map((example) => `${JSON.stringify(example)}\n`).join('')
  output.file({ name, bytes: Buffer.from(lines) })
  output.line(`${examples.length === 1 ? '1 ruling' : `${examples.length} rulings`} written to ${name}.`)
  return 0
}

async function listExamples(db: Db): Promise<readonly RuledExample[]> {
  const examples: RuledExample[] = []
  for (const { id } of await listStatics(db)) {
    const ruled = (await listDisputes(db, id)).filter(({ ruling }) => ruling !== undefined)
    const pulls = await listPullsById(db, id, [...new Set(ruled.map(({ pullId }) => pullId))])
    examples.push(
      ...ruled.flatMap((dispute) =>
        exampleOf(
          dispute,
          pulls.find((pull) => pull.id === dispute.pullId),
        ),
      ),
    )
  }
  return examples
}

function exampleOf({ said, player, ruling }: Dispute, pull: Pull | undefined): readonly RuledExample[] {
  if (ruling === undefined) return []
  const { text, encounter = null, ...fault } = said
  return [
    {
      encounter,
      ...fault,
      said: text,
      disputed: roleIn(pull, player),
      ruled: ruling.what,
      other: roleIn(pull, ruling.other),
    },
  ]
}

function roleIn(pull: Pull | undefined, character: string | undefined): string | null {
  if (character === undefined) return null
  const found = pull?.actors.find(({ kind, name }) => kind === 'player' && isSameCharacter(name, character))
  return found?.job === undefined ? 'unknown' : roleOf(found.job)
}
