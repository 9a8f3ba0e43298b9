import { describe, expect, test } from 'vitest'
import type { Blame } from '../../../src/analysis/blame.ts'
import type { FaultTold } from '../../../src/analysis/metrics/faults.ts'
import { withRulings } from '../../../src/analysis/rulings/with-rulings.ts'
import type { AnalysedPull } from '../../../src/analysis/study.ts'
import { verdictOf } from '../../../src/analysis/verdict.ts'
import type { RulingKind } from '../../../src/ruling.ts'
import { calledFor, everybody, faultWhere, pullTold, refs } from './told-where.ts'

const reprisal = (press: NonNullable<FaultTold['cover']>['press']) =>
  faultWhere({
    kind: 'mitigation',
    ability: 'Akh Morn',
    by: ['ayla'],
    occurrence: 2,
    cover: { ability: 7535, name: 'Reprisal', press },
    after: [{ at: 82_000, died: ['cira', 'dorn', 'hale'] }],
  })
const death = { player: refs(['ayla'])[0] ?? { id: 0, name: '?' }, atMs: 75_000, together: 0 }
const cascade = { id: 1, name: 'Cascade' }
const ruled = (pull: AnalysedPull, fault: FaultTold, what: RulingKind, other?: string) =>
  withRulings(pull, [
    {
      id: 1,
      staticId: 1,
      pullId: 1,
      pullNumber: 1,
      nightId: 1,
      faultKey: fault.key,
      player: 'Gwen Ash',
      said: { ...fault, roles: ['ranged'], text: 'a ranged was hit by Sluice' },
      askedBy: { id: '1', name: 'gwen' },
      words: 'No.',
      askedAt: 1,
      ruling: { what, by: 'Lena', at: 2, ...(other === undefined ? {} : { other }) },
    },
  ])
const sluice = faultWhere({ after: [{ at: 82_000, died: ['gwen'] }] })

/** What a raider hears, with the level of blame it is said at. */
const verdicts: readonly (readonly [string, AnalysedPull, Blame, string, string])[] = [
  [
    'a mistake that cost its maker',
    pullTold({}, [sluice]),
    'roles',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: a ranged was hit by Sluice and died; next time, keep clear of it.',
  ],
  [
    'the same at its most open',
    pullTold({}, [sluice]),
    'names',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: Gwen Ash was hit by Sluice and died; next time, keep clear of it.',
  ],
  [
    'the same by initials',
    pullTold({}, [sluice]),
    'initials',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: G. A. was hit by Sluice and died; next time, keep clear of it.',
  ],
  [
    'the same where nobody is called anything',
    pullTold({}, [sluice]),
    'off',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: somebody was hit by Sluice and died; next time, keep clear of it.',
  ],
  [
    'mistake, consequence, end',
    pullTold({}, [
      faultWhere({
        after: [
          { at: 82_000, died: ['gwen'] },
          { at: 88_000, failed: 'Cascade' },
          { at: 90_000, died: everybody.filter((who) => who !== 'gwen') },
        ],
      }),
    ]),
    'roles',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: a ranged was hit by Sluice and died, so Cascade was short of people at 1:28; next time, keep clear of it.',
  ],
  [
    'two melee in it, and a healer died with them',
    pullTold({}, [faultWhere({ by: ['edda', 'finn'], after: [{ at: 82_000, died: ['edda', 'finn', 'cira'] }] })]),
    'roles',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: two melee were hit by Sluice and died with one other; next time, keep clear of it.',
  ],
  [
    'a tower that lacked somebody, and nobody can tell whom',
    pullTold({}, [
      faultWhere({
        kind: 'soak',
        ability: 'Explosion',
        about: 'one',
        by: ['edda', 'finn'],
        sure: 0.45,
        occurrence: 2,
        after: [{ at: 81_000, failed: 'Unmitigated Explosion' }],
      }),
    ]),
    'names',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: somebody (the log cannot tell who) was missing from the second Explosion tower, which set off Unmitigated Explosion; next time, settle who takes it.',
  ],
  [
    'a tower that lacked one who was due',
    pullTold({}, [
      faultWhere({ kind: 'soak', ability: 'Explosion', by: ['hale'], after: [{ at: 83_000, died: ['ayla', 'bram'] }] }),
    ]),
    'roles',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: a caster was missing from the Explosion tower, and two tanks died of it; next time, settle who takes it.',
  ],
  [
    'a stack that was too small',
    pullTold({}, [faultWhere({ kind: 'too-few', ability: 'Holy', about: 'raid', by: [], occurrence: 3 })]),
    'roles',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: too few shared the third Holy; next time, settle who shares it.',
  ],
  [
    'what is for one, out of place',
    pullTold({}, [
      faultWhere({
        kind: 'shared',
        ability: 'Protean Wave',
        by: ['hale'],
        after: [{ at: 82_000, died: ['cira', 'hale'] }],
      }),
    ]),
    'roles',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: Protean Wave hit more than one because a caster was out of place and died with one other; next time, spread further for it.',
  ],
  [
    'a tankbuster on somebody who is no tank',
    pullTold({}, [
      faultWhere({ kind: 'wrong-role', ability: 'Akh Morn', by: ['cira'], after: [{ at: 82_000, died: ['cira'] }] }),
    ]),
    'roles',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: a healer was hit by an Akh Morn meant for somebody else and died; next time, check where it points.',
  ],
  [
    'a cover that came late',
    pullTold({ class: 'mitigation' }, [reprisal('late')]),
    'roles',
    'Cascade in P1 ended it at 1:28, with too little mitigation on it.',
    'It started at 1:20: Reprisal from a tank came a moment too late for the second Akh Morn, and two healers and a caster died of it; next time, press Reprisal a moment earlier.',
  ],
  [
    'a cover that was not used, by name',
    pullTold({ class: 'mitigation' }, [reprisal('missed')]),
    'names',
    'Cascade in P1 ended it at 1:28, with too little mitigation on it.',
    'It started at 1:20: Reprisal from Ayla Stone was ready and not used for the second Akh Morn, and Cira Vale, Dorn Hale and Hale Brook died of it; next time, put Reprisal there as planned.',
  ],
  [
    'covers that several forgot',
    pullTold({ class: 'mitigation' }, [
      {
        ...reprisal('late'),
        players: refs(['ayla', 'cira']).map((ref) => ({ ...ref, confidence: 0.9 })),
      },
    ]),
    'roles',
    'Cascade in P1 ended it at 1:28, with too little mitigation on it.',
    'It started at 1:20: planned mitigation from a tank and a healer, Reprisal first, was not on for the second Akh Morn, and two healers and a caster died of it; next time, put it all there as planned.',
  ],
  [
    'a cover that ran out early, where nobody is called anything',
    pullTold({ class: 'mitigation' }, [reprisal('early')]),
    'off',
    'Cascade in P1 ended it at 1:28, with too little mitigation on it.',
    'It started at 1:20: Reprisal had run out before the second Akh Morn, and three people died of it; next time, press Reprisal a moment later.',
  ],
  [
    'mitigation that no plan knows of',
    pullTold({
      class: 'mitigation',
      unused: ['Troubadour', 'Reprisal', 'Addle', 'Feint'],
      cause: { kind: 'death', death: { ...death, ability: cascade, together: 7 } },
    }),
    'roles',
    'Cascade in P1 ended it at 1:15, with too little mitigation on it.',
    'Ready and not used then: Troubadour, Reprisal and Addle; next time, put one of them there.',
  ],
  [
    'people who were low',
    pullTold({ class: 'healing', cause: { kind: 'death', death: { ...death, ability: cascade, together: 3 } } }),
    'roles',
    'Cascade in P1 ended it at 1:15, with people not healed up for it.',
    'Others lived through it at full HP; next time, top everybody up before it.',
  ],
  [
    'called, for a mistake',
    calledFor(faultWhere({ kind: 'fall', ability: 'Blastburn', by: ['finn'] })),
    'roles',
    'The wipe was called at 1:30, after Cascade in P1.',
    'Before the call, at 1:20, a melee was thrown off by Blastburn; next time, check where to stand for it.',
  ],
  [
    'called, after a death that no rule explains',
    pullTold({
      class: 'called',
      calledMs: 90_000,
      cause: { kind: 'call', atMs: 90_000, death: { ...death, ability: cascade, sinceRaiseMs: 3_100 } },
    }),
    'roles',
    'The wipe was called at 1:30, after Cascade in P1.',
    'Before the call, at 1:15, a tank died to Cascade, 3 s after a raise; no mistake behind it could be told.',
  ],
  [
    'a tank who was raised into the next blow: it began with what they had died of before',
    pullTold({
      class: 'unknown',
      cause: {
        kind: 'death',
        death: {
          ...death,
          ability: cascade,
          sinceRaiseMs: 3_100,
          before: { atMs: 61_000, ability: { id: 2, name: 'Sluice' } },
        },
      },
    }),
    'roles',
    'Cascade in P1 ended it at 1:28.',
    'The deaths began at 1:01: a tank died to Sluice, and again at 1:15, 3 s after the raise; no mistake behind it could be told.',
  ],
  [
    'time that ran out, with deaths to blame for most of it',
    pullTold(
      {
        class: 'enrage',
        enrageMs: 96_000,
        depth: { phase: 'P1', phaseId: 1, boss: { name: 'Living Liquid', share: 0.02 } },
      },
      [],
      {
        'dps-check': { checks: [{ id: 1, boss: { maxHp: 1_000 }, costs: [{ hp: 9 }, { hp: 5 }] }] },
      },
    ),
    'roles',
    'Time ran out in P1: the enrage came at 1:36 with 2.0 % of Living Liquid left.',
    'Deaths cost most of that; next time, stay alive through P1 first, then look at raid buffs.',
  ],
  [
    'time that ran out on a pull that was alive',
    pullTold(
      {
        class: 'enrage',
        enrageMs: 96_000,
        depth: { phase: 'P1', phaseId: 1, boss: { name: 'Living Liquid', share: 0.02 } },
      },
      [],
      {
        'dps-check': { checks: [{ id: 1, boss: { maxHp: 1_000 }, costs: [] }] },
      },
    ),
    'roles',
    'Time ran out in P1: the enrage came at 1:36 with 2.0 % of Living Liquid left.',
    'Deaths cost none of that; next time, look for damage in uptime and raid buffs.',
  ],
  [
    'an early pull',
    pullTold({ class: 'body pull' }),
    'roles',
    'The fight began before the party did, and was over at 1:40.',
    'Next time, count down and see that everybody is ready first.',
  ],
  [
    'a raise that ran out',
    calledFor(faultWhere({ kind: 'raise-lost', by: ['dorn'], grave: false })),
    'roles',
    'The wipe was called at 1:30, after Cascade in P1.',
    'Before the call, at 1:20, a healer did not take a raise before it ran out; next time, take it as soon as it is offered.',
  ],
  [
    'more than anybody can mitigate',
    pullTold({ cause: { kind: 'death', death: { ...death, ability: cascade, together: 6 } } }),
    'roles',
    'Cascade in P1 ended it at 1:28.',
    'The deaths began at 1:15: seven people died to Cascade, far past what mitigation could save; look at how it is meant to be done.',
  ],
  [
    'ruled to be so',
    ruled(pullTold({}, [sluice]), sluice, 'upheld'),
    'roles',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: a ranged was hit by Sluice and died, as a lead has confirmed; next time, keep clear of it.',
  ],
  [
    'ruled not to be theirs',
    ruled(pullTold({}, [sluice]), sluice, 'dismissed'),
    'names',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: Sluice hit people it should not hit, and Gwen Ash died of it (a lead has cleared who was named); next time, look up where it is safe.',
  ],
  [
    'ruled to be somebody else’s',
    ruled(pullTold({}, [sluice]), sluice, 'somebody else', 'Finn Marsh'),
    'names',
    'Cascade in P1 ended it at 1:28.',
    'It started at 1:20: Sluice was down to Finn Marsh, and Gwen Ash died of it, as a lead has ruled; next time, keep clear of it.',
  ],
  [
    'ruled to be nobody’s',
    ruled(pullTold({}, [sluice]), sluice, 'nobody'),
    'names',
    'Cascade in P1 ended it at 1:28.',
    'A lead has ruled that Sluice at 1:20 was nobody’s mistake, and no other cause could be told.',
  ],
]

describe('read aloud at 1 a.m.', () => {
  test.each(verdicts)('%s', (_, pull, blame, ended, started) => {
    expect(verdictOf(pull, blame)).toEqual({ ended, started })
  })
})

describe('whatever is said', () => {
  const said = verdicts.flatMap(([, pull]) =>
    (['off', 'roles', 'initials', 'names'] as const).flatMap((blame) => Object.values(verdictOf(pull, blame))),
  )

  test('is one sentence of at most 220 characters, calmly', () => {
    for (const sentence of said) {
      expect(sentence.length, sentence).toBeLessThanOrEqual(220)
      expect(sentence, sentence).toMatch(/^[A-Z].*\.$/)
      expect(sentence.replace(/G\. A\.|[A-Z]\. [A-Z]\./g, '').match(/\.( |$)/g), sentence).toHaveLength(1)
      expect(sentence, sentence).not.toMatch(/!|undefined|NaN|#\d|failed|fault of|blame|because of you| {2}/)
    }
  })

  test('says nobody’s name or initials unless the level allows it', () => {
    const names = refs(everybody).flatMap(({ name }) => name.split(' '))
    for (const [, pull] of verdicts) {
      const { ended, started } = verdictOf(pull, 'roles')
      for (const name of names) expect(`${ended} ${started}`).not.toContain(name)
      expect(`${verdictOf(pull, 'off').started}`).not.toMatch(
        /a (tank|healer|melee|ranged|caster) (was|did|took|picked)/,
      )
    }
  })
})
