import type { Arena } from '../../analysis/block.ts'
import { formatTime } from '../../format.ts'
import { frame, frameOptions, margin, pictureWidth, titleHeight } from '../frame.ts'
import type { Measure } from '../pen.ts'
import type { Picture } from '../picture.ts'
import { floor } from './floor.ts'
import { keyColumn } from './key.ts'
import { markers } from './markers.ts'
import { viewOf } from './view.ts'

/** The floor from above, north at the top: who stood where, what hit, whom, and beside it who that was. */
export function arenaPicture(block: Arena, measure: Measure): Picture {
  const view = viewOf(block)
  const title = [formatTime(block.atMs), block.blow?.name ?? block.title].join(' · ')
  const place = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x, y })
  return {
    width: pictureWidth,
    height: titleHeight + side + 16,
    configuration: {
      type: 'scatter',
      data: {
        datasets: [
          { label: 'party', data: block.people.map(place), pointRadius: 0 },
          { label: 'enemies', data: block.enemies.map(place), pointRadius: 0 },
        ],
      },
      options: {
        ...frameOptions,
        layout: { padding: { top: titleHeight, left: margin, right: pictureWidth - margin - side, bottom: 16 } },
        scales: {
          x: { type: 'linear', display: false, min: view.x - view.half, max: view.x + view.half },
          y: { type: 'linear', display: false, reverse: true, min: view.y - view.half, max: view.y + view.half },
        },
      },
      plugins: [
        frame(title, measure),
        floor(block),
        markers(block, measure),
        keyColumn(block, measure, { x: margin + side + gap, y: titleHeight + 4, width: keyWidth, height: side }),
      ],
    },
  }
}

/** Logical pixels of the floor's square, and of what names the people beside it. */
const side = 560
const gap = 20
const keyWidth = pictureWidth - margin - side - gap - 10
