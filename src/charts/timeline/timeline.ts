import type { Timeline } from '../../analysis/block.ts'
import { frame, frameOptions, margin, pictureWidth, titleHeight } from '../frame.ts'
import { chartFont, colors } from '../palette.ts'
import type { Measure } from '../pen.ts'
import type { Picture } from '../picture.ts'
import { timeAxis } from '../time-axis.ts'
import { bossLines, coloredBosses } from './bosses.ts'
import { layOutDeaths } from './death-cards.ts'
import { type EndShare, endShares, leftAtTheEnd, roomUnder } from './end-shares.ts'
import { aliveLine, lineHeight, partyMarks } from './party.ts'
import { bandsOf, phaseBands } from './phases.ts'
import { layOutWindows, windowStrip } from './windows.ts'

/**
 * One pull at a glance, from top to bottom: raid buffs and mitigation, phases with the bosses' HP, who died of what,
 * and how many of the party lived. Five strips share one time axis; their heights are weights of stacked y axes.
 */
export function timelinePicture(block: Timeline, measure: Measure): Picture {
  const durationMs = Math.max(1000, block.durationMs)
  const x = (atMs: number) => left + (Math.min(Math.max(0, atMs), durationMs) / durationMs) * (right - left)
  const windows = layOutWindows(block.windows, measure)
  const deaths = layOutDeaths(block.deaths, { left: margin, right: pictureWidth - margin, x, measure })
  const bosses = coloredBosses(block.bosses)
  const ends = leftAtTheEnd(bosses)
  const heights = heightsOf(windows.height, deaths.lines, bosses.length > 0)
  return {
    width: pictureWidth,
    height: Math.round(titleHeight + sum(Object.values(heights)) + axisHeight),
    configuration: {
      type: 'line',
      data: { datasets: [...bossLines(bosses), aliveLine(block, durationMs)] },
      options: {
        ...frameOptions,
        parsing: false,
        layout: { padding: { ...frameOptions.layout.padding, right: 0, left: 0 } },
        scales: {
          x: { ...timeAxis(durationMs, right - left), afterFit: fitTimeAxis },
          alive: strip(heights.alive, 0, block.partySize * 1.25),
          deaths: strip(heights.deaths),
          hp: bosses.length > 0 ? hpStrip(heights.hp, ends) : strip(heights.hp),
          names: strip(heights.names),
          windows: strip(heights.windows),
        },
      },
      plugins: [
        frame(block.title, measure),
        phaseBands(bandsOf(block.phases, bosses, durationMs), measure),
        windowStrip(windows, durationMs),
        partyMarks(block, deaths.cards),
        endShares(ends),
      ],
    },
  }
}

const left = 92
const right = pictureWidth - 36
const axisHeight = 48
const fullHeight = 600
const lowestHp = 190

/** Logical pixels; the HP lines take what is left of a full picture, which grows rather than squeeze them. */
function heightsOf(windows: number, deathLines: number, anyBoss: boolean) {
  const fixed = { windows, names: 36, deaths: deathLines * lineHeight + 14, alive: 70 }
  const rest = fullHeight - titleHeight - axisHeight - sum(Object.values(fixed))
  return { ...fixed, hp: anyBoss ? Math.max(lowestHp, rest) : 8 }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const strip = (stackWeight: number, min = 0, max = 1) => ({
  type: 'linear' as const,
  axis: 'y' as const,
  position: 'left' as const,
  stack: 'strips',
  stackWeight: Math.max(stackWeight, 0.001), // nought would count as one
  min,
  max,
  ticks: { display: false },
  grid: { display: false },
  border: { display: false },
  afterFit(axis: { width: number }) {
    axis.width = left
  },
})

/** Shares from 0 to 1, and below them room for the text under the lowest end of a line. */
function hpStrip(height: number, ends: readonly EndShare[]) {
  const room = roomUnder(ends, height)
  return {
    ...strip(height, -room / (height - room), 1),
    ticks: {
      autoSkip: false,
      color: colors.quiet,
      font: chartFont,
      padding: 4,
      callback: (share: string | number) => `${Number(share) * 100} %`,
    },
    grid: { color: colors.rule, drawTicks: false },
    afterBuildTicks(axis: { ticks: { value: number }[] }) {
      axis.ticks = [0, 0.5, 1].map((value) => ({ value }))
    },
  }
}

function fitTimeAxis(axis: { paddingRight: number; height: number }): void {
  axis.paddingRight = pictureWidth - right
  axis.height = axisHeight - frameOptions.layout.padding.bottom
}
