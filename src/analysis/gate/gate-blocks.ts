import { formatShare } from '../../format.ts'
import type { Block } from '../block.ts'
import { pullsWords, shareWords } from '../shares/share-words.ts'
import { wilson } from '../shares/wilson.ts'
import { type Gate, type GateVerdict, leastPulls, type PhaseGate } from './gate.ts'
import { wallRace } from './wall-courses.ts'

/** What the wall is made of, in words and bars, and the other phases in a table. */
export function gateBlocks({ phases, wall, pulls, courses = [] }: Gate): readonly Block[] {
  const gate = phases.find(({ id }) => id === wall)
  if (gate === undefined)
    return [{ kind: 'note', text: pulls === 0 ? 'There are no pulls to look at.' : nothingLost(pulls) }]
  const race = wallRace(gate, courses)
  const others = phases.filter((phase) => phase.judged > 0 && phase.id !== wall)
  return [
    { kind: 'note', text: gateWords(gate) },
    ...(gate.judged > 0 ? [wayBars(gate)] : []),
    ...(race === undefined ? [] : [race]),
    ...(others.length > 0 ? [phaseTable(phases)] : []),
  ]
}

/** `15 pulls reached P3, 3 got past it. …`: the arithmetic, and what to do next. */
export function gateWords(gate: PhaseGate): string {
  const { name, reached, passed, lost, verdict } = gate
  const came = `${pullsWords(reached)} reached ${name}, ${passed === 0 ? 'none' : passed} got past it.`
  const rest = lost.other === 0 ? '' : `${lost.other} more ended without a cause that can be told.`
  return [came, ...verdictWords(gate, verdict), rest].filter((sentence) => sentence !== '').join(' ')
}

function verdictWords(gate: PhaseGate, verdict: GateVerdict): readonly string[] {
  const { name, lost, judged } = gate
  switch (verdict) {
    case 'damage':
      return [damageText(gate), leftText(gate), `Next: more damage in ${name}, idle time and raid buffs first.`]
    case 'mechanics':
      return [
        `${shareWords(lost.mechanics, judged)} of those lost ended on mechanics.`,
        paceText(gate),
        'Next: practise what ends it; /mechanic lists it.',
      ]
    case 'mitigation':
      return [
        `${shareWords(lost.mitigation, judged)} of those lost ended on hits that planned or free mitigation would have covered.`,
        paceText(gate),
        'Next: go through the plan for those hits.',
      ]
    case 'unclear':
      return [unclearText(gate), judged > 0 ? paceText(gate) : '']
  }
}

function damageText({ lost, counts, judged }: PhaseGate): string {
  const of = `${shareWords(counts.damage, judged)} of those lost`
  if (lost.both === 0) return `${of} met the enrage, and deaths do not explain it.`
  return `${of} were short of damage: ${lost.damage} met the enrage, which deaths do not explain, and ${lost.both} died before it, too slow as well.`
}

const nothingLost = (pulls: number) => `Of ${pullsWords(pulls)} none was lost to anything that can be told.`

function leftText({ leftShare, cleanMisses }: PhaseGate): string {
  if (leftShare === undefined || cleanMisses === 0) return ''
  const left = `about ${formatShare(leftShare)} was left`
  return cleanMisses === 1 ? `In the one clean pull ${left}.` : `In ${cleanMisses} clean pulls ${left}.`
}

function paceText({ pace, lost }: PhaseGate): string {
  if (lost.mechanics + lost.mitigation + lost.both === 0) return ''
  if (pace.of === 0) return 'None of these lasted long enough to say whether the damage was there.'
  if (pace.on === 0) return `None of the ${pace.of} whose pace can be told was fast enough for the enrage.`
  if (pace.on < pace.of) return `${pace.on} of the ${pace.of} whose pace can be told were fast enough for the enrage.`
  return `The damage was there in ${pace.of === 1 ? 'the one' : `all ${pace.of}`} whose pace can be told.`
}

function unclearText({ judged, lost, name }: PhaseGate): string {
  if (judged === 0) return ''
  if (judged < leastPulls) return `With ${judged} lost in ${name} it is too early to say what is in the way.`
  const parts = [
    ...(lost.damage > 0 ? [`${lost.damage} to damage`] : []),
    ...(lost.mechanics > 0 ? [`${lost.mechanics} to mechanics`] : []),
    ...(lost.mitigation > 0 ? [`${lost.mitigation} to hits that mitigation would have covered`] : []),
    ...(lost.both > 0 ? [`${lost.both} to deaths while damage was short as well`] : []),
  ]
  return `${judged} were lost there: ${conjunction.format(parts)}. No single thing stands in the way.`
}

const conjunction = new Intl.ListFormat('en', { type: 'conjunction' })

const wayBars = ({ name, lost, judged }: PhaseGate): Block => ({
  kind: 'bars',
  title: `What ${pullsWords(judged)} ${judged === 1 ? 'was' : 'were'} lost to in ${name}`,
  unit: 'share',
  max: 1,
  bars: bars.flatMap(([way, label]) =>
    lost[way] === 0 && way === 'both'
      ? []
      : [{ label, value: lost[way] / judged, note: `${lost[way]} of ${judged}`, ...wilson(lost[way], judged) }],
  ),
})

const bars = [
  ['damage', 'Damage'],
  ['mechanics', 'Mechanics'],
  ['mitigation', 'Mitigation'],
  ['both', 'Both'],
] as const

const phaseTable = (phases: readonly PhaseGate[]): Block => ({
  kind: 'table',
  title: 'Phase by phase',
  columns: [
    { label: 'Phase', align: 'left' },
    { label: 'Reached', align: 'right' },
    { label: 'Passed', align: 'right' },
    { label: 'In the way', align: 'left' },
  ],
  rows: phases.map(({ name, reached, passed, judged, verdict }) => [
    name,
    String(reached),
    String(passed),
    judged === 0 ? '' : `${verdict} (${judged})`,
  ]),
})
