/** An element of the page by its id. The server writes page and script together, so a missing one is a fault of ours. */
export function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id)
  if (found instanceof kind) return found
  throw new Error(`the page has no #${id}`)
}
