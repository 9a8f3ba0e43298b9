/**
 * The results of some work, one item after the other. While a result is being used, the next one is under way already;
 * whoever stops early waits for it.
 */
export async function* oneAhead<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<readonly [Item, Result]> {
  let underWay: Promise<Result> | undefined
  const begin = (item: Item | undefined): Promise<Result> | undefined => {
    const begun = item === undefined ? undefined : work(item)
    begun?.catch(() => {}) // whoever takes the result hears of it
    return begun
  }
  try {
    for (const [index, item] of items.entries()) {
      const result = await (underWay ?? work(item))
      underWay = begin(items[index + 1])
      yield [item, result]
    }
  } finally {
    await underWay?.catch(() => {})
  }
}
