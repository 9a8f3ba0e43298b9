import { ability } from './ability/ability.ts'
import type { Command, MenuCommand } from './command.ts'
import { dispute } from './dispute/dispute.ts'
import { link } from './fflogs/link.ts'
import { status } from './fflogs/status.ts'
import { importLog } from './import/import.ts'
import { help } from './personal/help.ts'
import { me } from './personal/me.ts'
import { field } from './progress/field.ts'
import { gate } from './progress/gate.ts'
import { mechanic } from './progress/mechanic.ts'
import { point } from './progress/point/point.ts'
import { prog } from './progress/prog.ts'
import { fault } from './pull/fault.ts'
import { mit } from './pull/mit.ts'
import { pull } from './pull/pull.ts'
import { session } from './pull/session.ts'
import { roster } from './roster/roster.ts'
import { settings } from './settings/settings.ts'
import { strat } from './strat/strat.ts'
import { watch } from './watch/watch.ts'
import { watchThis } from './watch/watch-this.ts'

/** Every command there is: what is registered, dispatched and completed. */
export const commands: readonly Command[] = [
  pull,
  session,
  fault,
  mit,
  gate,
  mechanic,
  me,
  prog,
  point,
  field,
  dispute,
  ability,
  watch,
  importLog,
  roster,
  strat,
  settings,
  link,
  status,
  help,
]

export const findCommand = (name: string): Command | undefined => commands.find(({ data }) => data.name === name)

/** What the menu of a message offers. */
export const menus: readonly MenuCommand[] = [watchThis]
