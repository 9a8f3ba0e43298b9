import Chart from 'chart.js/auto'
import type { Block } from '../../analysis/block.ts'
import { penFont } from '../../charts/palette.ts'
import { measureWith } from '../../charts/pen.ts'
import { chartable, pictureOf } from '../../charts/picture.ts'

/** Draws the pictures of a page as Discord's are drawn, each when it comes into view; the page's styles scale them. */
export async function drawCharts(canvases: readonly HTMLCanvasElement[]): Promise<void> {
  const texts = canvases.map(({ dataset }) => dataset.block ?? '').join('')
  // A canvas does not wait for fonts, and needs them for letters that these blocks have.
  await Promise.allSettled([document.fonts.load(penFont('normal'), texts), document.fonts.load(penFont('bold'), texts)])
  const watching = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLCanvasElement)) continue
        watching.unobserve(target)
        drawChart(target)
      }
    },
    { root: document.getElementById('scroll'), rootMargin: '600px' },
  )
  for (const canvas of canvases) watching.observe(canvas)
}

function drawChart(canvas: HTMLCanvasElement): void {
  const pen = canvas.getContext('2d')
  const block: Block = JSON.parse(canvas.dataset.block ?? '')
  if (pen === null || !chartable(block)) return
  const { width, height, configuration } = pictureOf(block, measureWith(pen))
  canvas.width = width
  canvas.height = height
  new Chart(canvas, configuration)
  canvas.removeAttribute('style') // the size it draws in: the page shows it as wide as there is room
  canvas.dataset.drawn = ''
}
