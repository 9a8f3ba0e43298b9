import { setTimeout as sleep } from 'node:timers/promises'
import { SlashCommandBuilder } from '@discordjs/builders'
import type { Attachment } from '../../attachment.ts'
import { AppError } from '../../errors.ts'
import { formatSize } from '../../format.ts'
import { addImport, findImport, type Import, listImports } from '../../store/reports/imports.ts'
import { tooLarge } from '../../store/reports/spool.ts'
import type { Answer, Command, CommandRequest, Services } from '../command.ts'
import { inGuildsOnly } from '../permissions.ts'
import { importAnswer } from './import-answer.ts'
import { progressText } from './imported-text.ts'

/**
 * Everyone may: the log lies with whoever runs ACT, who is rarely whoever runs the server, and it is needed between two
 * pulls. It can add pulls but neither change nor remove any, the answer shows who gave it, and a server that wants it
 * otherwise says so under Server Settings, Integrations.
 */
export const importLog: Command = {
  data: new SlashCommandBuilder()
    .setName('import')
    .setDescription('Read an ACT or IINACT log and tell its pulls in this channel')
    .setContexts(inGuildsOnly)
    .addAttachmentOption((file) =>
      file.setName('file').setDescription('A network log: .log, .zip, .gz or .zst, at most 10 MB').setRequired(true),
    ),

  async run(request, services) {
    const file = request.options.getAttachment('file')
    if (file === null) throw new AppError('bad-input', cannotBeTyped)
    const taken = await handIn(file, request, services)
    await services.jobs.enqueue('import', String(taken.id), { importId: taken.id })
    const seen = await onceOver(taken, services, patienceMs)
    if (isOver(seen)) return await importAnswer(seen, services)
    return { ...stillReading(seen), later: () => lastWord(seen, services) }
  },
}

/** Discord allows 10 MiB, and more on servers that pay for it. */
export const largestAttachmentBytes = 25 * 1024 * 1024
/** Logs of one static that wait or are read at a time. */
const mostOpen = 5
/** How long somebody waits for a first word, and how long Discord lets us change it. */
const patienceMs = 8_000
const tokenMs = 14 * 60_000
const glanceMs = 250

const cannotBeTyped =
  'A log cannot be typed. Drop it on the site’s import page (/import), run `npm run -s vigil -- import FILE`, or attach it to /import in Discord.'

async function handIn(
  { id, name, url, sizeBytes }: Attachment,
  { staticId, channelId, member }: CommandRequest,
  { db, now }: Services,
): Promise<Import> {
  if (sizeBytes > largestAttachmentBytes) throw tooLarge(name, largestAttachmentBytes)
  const open = (await listImports(db, staticId, Number.MAX_SAFE_INTEGER)).filter(({ key }) => key !== id)
  if (open.length >= mostOpen) {
    throw new AppError('busy', `${open.length} logs are still waiting to be read. Give ${name} once more in a minute.`)
  }
  const given = { key: id, channelId, fileName: name, sizeBytes, askedBy: member.id, askedAt: now() }
  return (await addImport(db, staticId, { ...given, url, spooled: null })).taken
}

/** The import once it is over, or as it is when we cannot wait any longer. */
async function onceOver(taken: Import, { db }: Pick<Services, 'db'>, waitMs: number): Promise<Import> {
  for (let waited = 0; ; waited += glanceMs) {
    const seen = await findImport(db, taken.staticId, taken.id)
    if (seen === undefined)
      throw new AppError('not-found', `${taken.fileName} is no longer on the list. Give it once more.`)
    if (isOver(seen) || waited >= waitMs) return seen
    await sleep(glanceMs)
  }
}

const isOver = ({ state }: Import) => state === 'done' || state === 'failed'

const stillReading = (seen: Import): Answer => ({
  text: `Reading ${seen.fileName} (${formatSize(seen.sizeBytes)}): ${lowered(progressText(seen))}. Its pulls will be told in <#${seen.channelId}>.`,
  blocks: [],
})

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

async function lastWord(taken: Import, services: Services): Promise<Answer> {
  const seen = await onceOver(taken, services, tokenMs)
  return isOver(seen) ? await importAnswer(seen, services) : stillReading(seen)
}
