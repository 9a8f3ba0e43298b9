import type { ChartDataset } from 'chart.js'
import type { Progress } from '../../analysis/block.ts'
import { emptyNote, frame, frameOptions, pictureWidth } from '../frame.ts'
import { chartFont, colors, seriesColor } from '../palette.ts'
import type { Measure } from '../pen.ts'
import type { Picture } from '../picture.ts'
import { type Course, courseOf } from './course.ts'
import { nightLabels, phaseBands, saidMarks } from './progress-marks.ts'

/** Every pull as a dot as high as it came, nights side by side over the bands of phases, and the best so far as a line. */
export function progressPicture(block: Progress, measure: Measure): Picture {
  const course = courseOf(block.nights)
  const isEmpty = course.dots.length === 0 && course.said.length === 0
  const deepest = Math.max(0, ...course.dots.map(({ y }) => y), ...course.said.map(({ depth }) => depth))
  // One phase more than was seen: what is next is the goal, and the rest would squeeze what was.
  const shown = Math.min(block.phases.length, Math.floor(deepest) + 2)
  return {
    width: pictureWidth,
    height: 540,
    configuration: {
      type: 'line',
      data: { datasets: isEmpty ? [] : datasetsOf(course, block.phases.length) },
      options: {
        ...frameOptions,
        parsing: false,
        layout: { padding: { ...frameOptions.layout.padding, left: 0, right: 22, bottom: 46 } },
        scales: {
          x: { type: 'linear', display: false, min: -0.5, max: Math.max(1, course.width) },
          y: {
            type: 'linear',
            min: 0,
            max: shown,
            ticks: { display: false, font: chartFont },
            grid: { display: false },
            border: { display: false },
            afterFit(axis: { width: number }) {
              axis.width = phaseWidth
            },
          },
        },
      },
      plugins: [
        frame(block.title, measure),
        ...(isEmpty
          ? [emptyNote('Nothing is known of any pull yet')]
          : [
              phaseBands(block.phases.slice(0, shown), phaseWidth, measure),
              nightLabels(course, measure),
              saidMarks(course.said),
            ]),
      ],
    },
  }
}

const phaseWidth = 92
/** More dots than these would lie on one another. */
const manyDots = 250

function datasetsOf({ dots, best }: Course, kill: number): ChartDataset[] {
  const isKill = (y: number) => kill > 0 && y >= kill
  const radius = dots.length > manyDots ? 2.5 : dots.length > 100 ? 4 : 5.5
  // So many are a texture: squares of whole pixels make a picture half as large.
  const points = {
    showLine: false,
    clip: false,
    order: 2,
    pointStyle: dots.length > manyDots ? 'rect' : 'circle',
  } as const
  return [
    {
      ...points,
      label: 'pulls',
      data: dots.filter(({ y }) => !isKill(y)),
      pointRadius: radius,
      pointBackgroundColor: seriesColor(1),
      pointBorderWidth: 0,
    },
    {
      ...points,
      label: 'kills',
      order: 0,
      data: dots.filter(({ y }) => isKill(y)),
      pointStyle: 'rectRot',
      pointRadius: 12,
      pointBackgroundColor: colors.raise,
      pointBorderColor: colors.ground,
      pointBorderWidth: 2,
    },
    {
      label: 'best',
      order: 1,
      data: [...best],
      borderColor: seriesColor(0),
      borderWidth: 4,
      borderJoinStyle: 'round',
      pointRadius: 0,
      clip: false,
    },
  ]
}
