import type { PullContext } from '../context.ts'

/** Worked out once for each pull, whichever metric asks first. */
export function perPull<Value>(make: (context: PullContext) => Value): (context: PullContext) => Value {
  const known = new WeakMap<PullContext, { readonly value: Value }>()
  return (context) => {
    const found = known.get(context)
    if (found !== undefined) return found.value
    const value = make(context)
    known.set(context, { value })
    return value
  }
}
