/** Lines that a log of the newest era could hold and that never say the same thing twice: whatever is kept of them grows. */
export function* garbage(lines: number): Generator<string> {
  const start = Date.parse('2026-01-01T18:00:00.000Z')
  yield `01|${stamp(start)}|4D6|Nowhere|0`
  yield `03|${stamp(start)}|10000001|Ayla Fen|15|64|0000|28|Jenova|0|0|90000|90000|10000|10000|||100.00|110.00|0.00|3.14|0`
  for (let n = 0; n < lines; n++) {
    const at = stamp(start + Math.floor(n / 20))
    const foe = (0x40000000 + (n % 0x0fffffff)).toString(16)
    const id = n.toString(16)
    const long = `${'n'.repeat(200)}${id}`
    yield kinds[n % kinds.length]?.(at, foe, id, long) ?? ''
  }
}

const stamp = (ms: number): string => new Date(ms).toISOString().replace('Z', '0000+00:00')

const here = '90000|90000|10000|10000|||100.00|100.00|0.00|0.00'
const me = '10000001|Ayla Fen'

/** Somebody new appears, acts, bears a status, has a placeholder for a name, is marked, is tied to others, moves. */
const kinds: readonly ((at: string, foe: string, id: string, long: string) => string)[] = [
  (at, foe, id, long) =>
    `03|${at}|${foe}|${long}|00|64|0000|00||${id}|${id}|9000|9000|10000|10000|||100.00|90.00|0.00|0.00|0`,
  (at, foe, id, long) =>
    `21|${at}|${me}|${id}|${long}|${foe}|${long}|750003|1388000${'|0'.repeat(14)}|${here}|${here}|${id}|0|1|00||01|${id}|${id}|0.6|0000|0`,
  (at, foe, id, long) =>
    `21|${at}|${foe}|${long}|${id}|${long}|${me}|750003|1388000${'|0'.repeat(14)}|${here}|${here}|${id}|0|1|00||01|${id}|${id}|0.6|0000|0`,
  (at, foe, id, long) => `26|${at}|${id}|${long}|9999.00|${foe}|${long}|${me}|00|90000|90000|0`,
  (at, _foe, id, long) => `262|${at}|EN|0|_rsv_${id}${long}|${long}|0`,
  (at, foe, id, long) => `27|${at}|${foe}|${long}|0000|0000|${id}|0000|0000|0000|0`,
  (at, foe, id) => `261|${at}|Add|${foe}|BNpcID|${id}|Name|${id}|PosX|100.0|PosY|100.0|0`,
  (at, _foe, id) => `28|${at}|Add|${id}|10000001|Ayla Fen|100.0|100.0|0.0|0`,
  (at, _foe, id) => `${Number.parseInt(id, 16) % 1_000}|${at}|${id}|0`,
]
