import { expect, test } from 'vitest'
import type { PullContext } from '../../../src/analysis/context.ts'
import { resolutions } from '../../../src/analysis/metrics/resolutions.ts'
import { learn } from '../../../src/analysis/rules/learn.ts'
import { recording } from '../../fflogs/recorded.ts'
import { describeShared } from '../../shared-data.ts'
import { logContexts, recordedContext } from '../real-files.ts'

/** Broken rules of the tables before the pull was lost. */
const broken = ({ faults, abilityName }: PullContext) =>
  faults.filter(({ layer }) => layer === 'authored').map(({ kind, id }) => `${abilityName(id)}: ${kind}`)

const learned = (pull: PullContext) =>
  learn([resolutions.compute(pull)]).map(({ ability, kind }) => `${pull.abilityName(ability)}: ${kind}`)

const tea = 'netlog/tea-wipe-2021.log'

describeShared('a real wipe in The Epic of Alexander', tea, async () => {
  const [pull] = await logContexts(tea)
  if (pull === undefined) throw new Error('the log holds a pull')

  test('everybody does as the tables say until the main tank is gone', () => {
    expect(broken(pull)).toEqual([])
  })

  test('one pull teaches only what came again and again', () => {
    expect(learned(pull)).toEqual(['Splash: for-all'])
  })
})

describeShared('a real wipe in Dancing Mad', recording, () => {
  const pull = recordedContext()

  test('one stood in Blizzard III Blowout; nothing else was broken', () => {
    expect(broken(pull)).toEqual(['Blizzard III Blowout: avoidable'])
  })

  test('one pull of a minute teaches nothing', () => {
    expect(learned(pull)).toEqual([])
  })
})
