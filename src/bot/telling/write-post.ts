import type { Painter } from '../../charts/painter.ts'
import type { Answer } from '../../commands/command.ts'
import type { Db } from '../../store/db.ts'
import { hasPost, type NewPost, savePost } from '../../store/telling/posts.ts'
import { draw, layOut } from '../rendering/render.ts'

export interface WriteDeps {
  readonly db: Db
  readonly painter: Painter
  readonly now: () => number
}

/** Pictures are drawn only when the message is not there yet, word for word: it names its pictures by what they show. */
export async function writePost(
  { db, painter, now }: WriteDeps,
  where: Omit<NewPost, 'message' | 'createdAt'>,
  answer: Answer,
): Promise<void> {
  const layout = layOut(answer)
  if (await hasPost(db, { ...where, message: layout.message })) return
  await savePost(db, { ...where, message: await draw(layout, painter), createdAt: now() })
}
