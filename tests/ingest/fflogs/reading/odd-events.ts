import { type Prng, prngFrom } from '../../../sim/prng.ts'

/** Every way we know, and some we do not, in which an event may be written. The outer braces are part of the text. */
export const oddEvents: readonly string[] = [
  '{"timestamp":1,"type":"cast","sourceID":1}',
  '{"timestamp":1,"type":"cast","sourceID":-1}',
  '{"type":"cast","timestamp":1,"sourceID":"1"}',
  '{ "timestamp" : 1 , "type" : "cast" , "sourceID" : 7 }',
  '{"timestamp":1,"type":"damage","amount":1.05,"multiplier":0.62,"finalizedAmount":"10459.848896999998"}',
  '{"timestamp":1,"type":"damage","amount":-0,"tick":true,"directHit":false,"unpaired":null}',
  '{"timestamp":1,"type":"damage","amount":1e3,"absorbed":1E-7,"overkill":12345678901234567890}',
  '{"timestamp":1,"type":"damage","sourceResources":{"hitPoints":0,"x":-5,"tp":0},"targetResources":{}}',
  '{"timestamp":1,"type":"damage","a":{"b":{"c":{"d":1}},"e":[1,{"f":"]"}]},"g":2}',
  '{"timestamp":1,"type":"combatantinfo","gear":[],"auras":[{"name":"Wohl\\u0067en\\\\\\"ährt","source":1}]}',
  '{"timestamp":1,"type":"gaugeupdate","gaugeID":"1001EA78","data1":"75300019","data3":"00"}',
  '{"timestamp":1,"type":"a kind, with \\"quotes\\" and {braces}","key with \\" in it":3}',
  '{"timestamp":1,"type":7}',
  '{"timestamp":"","type":"cast","sourceID":" 5 "}',
  '{"timestamp":999999999,"type":"cast","sourceID":1000000000,"targetID":-999999999}',
  '{"名前":"ナイト","timestamp":1}',
  '{}',
]

/** A list of events as text, its values at random; most are of a few shapes, as FFLogs writes them. */
export function randomList(seed: number): string {
  const prng = prngFrom(seed)
  const shapes = Array.from({ length: prng.whole(1, 6) }, () => shapeOf(prng))
  const events = Array.from({ length: prng.whole(0, 60) }, () => {
    if (prng.chance(0.1)) return prng.pick(oddEvents)
    const fields = prng.pick(shapes).map((key) => `${JSON.stringify(key)}:${valueFor(key, prng)}`)
    return `{${fields.join(',')}}`
  })
  return `[${events.join(prng.chance(0.8) ? ',' : ' ,\n ')}]`
}

const keys = ['timestamp', 'packetID', 'sourceID', 'sourceInstance', 'targetID', 'amount', 'x', 'multiplier', 'buffs']

const shapeOf = (prng: Prng): string[] => ['type', ...keys.filter(() => prng.chance(0.7))]

function valueFor(key: string, prng: Prng): string {
  if (key === 'type') return JSON.stringify(prng.pick(['cast', 'damage', 'heal']))
  if (prng.chance(0.9)) return String(prng.whole(-20, 200_000))
  return prng.pick([
    '0',
    '-0',
    '1.5',
    '"12"',
    '"a\\"b"',
    '""',
    'true',
    'null',
    '[1,[2]]',
    '{"y":1}',
    '1e9',
    '123456789012',
  ])
}
