const id = /^[0-9a-f]{1,8}$/i
const hex = /^[0-9a-f]+$/i
const decimal = /^\d+$/
const fraction = /^-?\d+([.,]\d+)?(E-?\d+)?$/
const is = (look: RegExp) => (value: string) => look.test(value)
const maybe = (look: RegExp) => (value: string) => value === '' || look.test(value)
const somebody = (value: string) => value === '' || /^0+$|^E0000000$|^[14][0-9a-f]{7}$/i.test(value)
/** A name may be empty, and of any script; what is all digits is a value. */
const name = (value: string) => !/^-?\d+([.,]\d+)?$/.test(value) && !/^[0-9A-F]{8,}$/.test(value)
const angle = (value: string) => value === '' || Math.abs(Number(value)) < 3.1421

/** What a value of a field looks like, by the field’s name, or by its format’s and its own. */
const looks: Readonly<Record<string, (value: string) => boolean>> = {
  'zone: id': is(hex),
  'map: id': is(hex),
  'combatant memory: firstPair': (value) => /^[A-Z][A-Za-z0-9]+$/.test(value) || value === '',
  id: somebody,
  source: somebody,
  target: somebody,
  owner: somebody,
  killer: somebody,
  placer: somebody,
  parent: somebody,
  firstId: (value) => /^[1][0-9a-f]{7}$/i.test(value) || value === '',
  name,
  sourceName: name,
  targetName: name,
  abilityName: name,
  placerName: name,
  x: maybe(fraction),
  y: maybe(fraction),
  sourceX: maybe(fraction),
  sourceY: maybe(fraction),
  targetX: maybe(fraction),
  targetY: maybe(fraction),
  heading: angle,
  sourceHeading: angle,
  targetHeading: angle,
  hp: maybe(decimal),
  maxHp: maybe(decimal),
  mp: maybe(decimal),
  maxHpHex: maybe(hex),
  sourceHp: maybe(decimal),
  targetHp: maybe(decimal),
  sourceMaxHp: maybe(decimal),
  targetMaxHp: maybe(decimal),
  sourceMp: maybe(decimal),
  targetMp: maybe(decimal),
  job: (value) => /^[0-9a-f]{1,2}$/i.test(value) && Number.parseInt(value, 16) < 64,
  level: (value) => /^[0-9a-f]{1,2}$/i.test(value) && Number.parseInt(value, 16) <= 100,
  world: (value) => /^\p{L}*$/u.test(value),
  nameId: maybe(decimal),
  baseId: maybe(decimal),
  ability: is(id),
  status: is(id),
  firstPair: is(id),
  sequence: (value) => /^[0-9A-F]{8}$/.test(value),
  amount: is(hex),
  which: (value) => value === 'DoT' || value === 'HoT',
  duration: maybe(fraction),
  stacks: (value) => /^[0-9A-F]{2,4}$/.test(value),
  marker: is(hex),
  tether: is(hex),
  shown: (value) => value === '00' || value === '01',
  command: (value) => /^[0-9A-F]{8}$/.test(value),
  instance: is(id),
  message: is(hex),
  value: is(hex),
  bars: (value) => /^[0-3]$/.test(value),
  reason: (value) => value === 'Cancelled' || value === 'Interrupted',
  operation: (value) => value === 'Add' || value === 'Delete',
  waymark: (value) => /^[0-7]$/.test(value),
  change: (value) => /^(Add|Change|Remove)$/.test(value),
  inGame: (value) => value === '0' || value === '1',
  inDuty: (value) => value === 'True' || value === 'False',
  hasPlace: (value) => ['0', '1', '256'].includes(value),
  shield: maybe(/^\d{1,3}$/),
  code: (value) => /^[0-9A-F]{4}$/i.test(value),
  firstStatus: maybe(hex),
}

/** Whether a value could be one of this field; fields that may be anything always could. */
export const looksLike = (format: string, field: string, value: string): boolean =>
  (looks[`${format}: ${field}`] ?? looks[field])?.(value) ?? true
