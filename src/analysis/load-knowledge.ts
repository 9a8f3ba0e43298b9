import type { Pull } from '../report.ts'
import type { Db } from '../store/db.ts'
import { type Knowledge, nothingKnown } from './knowledge.ts'

/** What its static agreed on and had shown when a pull happened. */
export async function loadKnowledge(_db: Db, _pull: Pull): Promise<Knowledge> {
  return nothingKnown
}
