import type { Db } from '../src/store/db.ts'

/**
 * A database that is out of reach after so many writes, in the middle of a transaction, too: to whatever uses it that is
 * as if it had been killed there. `writes()` tells how many there were.
 */
export function dyingAfter(db: Db, writes: number): { readonly db: Db; writes(): number } {
  let made = 0
  const write = () => {
    if (made === writes) throw new Error('killed')
    made += 1
  }
  const dying = (alive: Db): Db =>
    new Proxy(alive, {
      get(target, key) {
        const own = Reflect.get(target, key, target)
        if (key === 'transaction') {
          return (work: (tx: Db) => Promise<unknown>) =>
            target.transaction(async (tx) => {
              const done = await work(dying(tx))
              write() // a kill before it is committed
              return done
            })
        }
        if (key !== 'insert' && key !== 'update' && key !== 'delete') return own
        return (...given: unknown[]) => {
          write()
          return own.apply(target, given)
        }
      },
    })
  return { db: dying(db), writes: () => made }
}
