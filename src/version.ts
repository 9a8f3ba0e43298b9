import { readFileSync } from 'node:fs'

/** Which Vigil this is: `0.1.0`. */
export function readVersion(): string {
  const told: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const isKnown = typeof told === 'object' && told !== null && 'version' in told
  return isKnown ? String(told.version) : 'unknown'
}
