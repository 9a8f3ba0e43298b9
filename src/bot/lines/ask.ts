import type { Painter } from '../../charts/painter.ts'
import { answerForm, answerPress } from '../../commands/buttons.ts'
import type { Answer, Command, CommandRequest, Services } from '../../commands/command.ts'
import { commands } from '../../commands/index.ts'
import { requireAllowed } from '../../commands/permissions.ts'
import { AppError } from '../../errors.ts'
import type { Message } from '../../message.ts'
import { renderAnswer } from '../rendering/render.ts'
import { phrasesOf } from './grammar.ts'
import { readLine } from './line.ts'

/** Who asks, where, and about whom. */
export type Asker = Omit<CommandRequest, 'options'>

/** Runs a line such as `/pull last` as Discord would; a foreseen failure is a message with its sentence. */
export const ask = (line: string, asker: Asker, services: Services, painter: Painter): Promise<Message> =>
  orSentence(() => askOrThrow(line, asker, services, painter), painter)

/** Presses a button as Discord would, or chooses a value from a select. */
export const press = (
  customId: string,
  asker: Asker,
  services: Services,
  painter: Painter,
  chosen?: string,
): Promise<Message> =>
  orSentence(async () => renderAnswer(await answerPress(customId, asker, services, chosen), painter), painter)

/** Types into the window of a button and sends it, as Discord would. */
export const submit = (
  customId: string,
  typed: string,
  asker: Asker,
  services: Services,
  painter: Painter,
): Promise<Message> =>
  orSentence(async () => renderAnswer(await answerForm(customId, typed, asker, services), painter), painter)

/** The same for those who tell failures otherwise: by an exit code. */
export async function askOrThrow(line: string, asker: Asker, services: Services, painter: Painter): Promise<Message> {
  const { phrase, options } = readLine(line, phrasesOf(commands))
  return await renderAnswer(await runCommand(phrase.command, { ...asker, options }, services), painter)
}

/** Runs a command for somebody who may. */
export async function runCommand(command: Command, request: CommandRequest, services: Services): Promise<Answer> {
  requireAllowed(command, request.member)
  return await command.run(request, services)
}

async function orSentence(answer: () => Promise<Message>, painter: Painter): Promise<Message> {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof AppError) return await renderAnswer({ text: error.message, blocks: [] }, painter)
    throw error
  }
}
