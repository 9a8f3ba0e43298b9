import { ability } from './ability.ts'
import type { Command } from './command.ts'
import { fault } from './fault.ts'
import { importLog } from './import.ts'
import { link } from './link.ts'
import { pull } from './pull.ts'
import { roster } from './roster.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { status } from './status.ts'
import { watch } from './watch.ts'

/** Every command there is: what is registered, dispatched and completed. */
export const commands: readonly Command[] = [
  pull,
  session,
  fault,
  ability,
  watch,
  importLog,
  roster,
  settings,
  link,
  status,
]

export const findCommand = (name: string): Command | undefined => commands.find(({ data }) => data.name === name)
