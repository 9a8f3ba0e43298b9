import './styles/theme.css'
import './styles/layout.css'
import './styles/message.css'
import './styles/command-line.css'
import './styles/imports.css'
import './styles/link.css'
import { wakeButtons } from './buttons.ts'
import { startCommandLine } from './command-line.ts'
import { keepFresh } from './fresh.ts'
import { startImports } from './imports.ts'

const staticId = Number(document.querySelector<HTMLElement>('.app')?.dataset.staticId)

if (staticId > 0) {
  wakeButtons(document, staticId)
  startCommandLine(staticId)
  keepFresh(staticId)
}
if (document.getElementById('imports') !== null) startImports()
