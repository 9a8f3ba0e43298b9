import './styles/theme.css'
import './styles/layout.css'
import './styles/message.css'
import './styles/command-line.css'
import './styles/imports.css'
import './styles/link.css'
import './styles/pull.css'
import './styles/strat.css'
import './styles/chart-fonts.css'
import { wakeButtons } from './buttons.ts'
import { startCommandLine } from './command-line.ts'
import { keepFresh } from './fresh.ts'
import { startImports } from './imports.ts'
import { startStratEditor } from './strat-editor.ts'

const staticId = Number(document.querySelector<HTMLElement>('.app')?.dataset.staticId)

if (staticId > 0) {
  wakeButtons(document, staticId)
  startCommandLine(staticId)
  keepFresh(staticId)
}
if (document.getElementById('imports') !== null) startImports()
const editor = document.getElementById('strat-editor')
if (editor !== null) startStratEditor(editor)

const canvases = [...document.querySelectorAll<HTMLCanvasElement>('canvas[data-block]')]
if (canvases.length > 0) void import('./charts.ts').then(({ drawCharts }) => drawCharts(canvases))
