/** A file of an archive that is not read, and why. */
export interface Refusal {
  readonly name: string
  readonly why: keyof typeof reasons
}

const reasons = {
  locked: 'locked with a password. Unpack the archive and give the logs in it.',
  packing: 'packed in a way Vigil does not know. Pack with plain zip, or give the logs unpacked.',
  nested: 'an archive within an archive. Unpack the outer one and give what is in it.',
  damaged: 'damaged, and nothing of it can be unpacked. Pack the log again, or give it unpacked.',
  'too-many': 'not looked at, nor anything after it: the archive holds more than 2,000 files. Pack only the logs.',
  contents: 'its list of contents is damaged; what comes after that was not read. Pack or download it again.',
  limit:
    'not read: what is in the archive unpacks to too much. If it is all logs, import it on the command line with a ' +
    'larger --max-gb.',
} as const

/** One sentence for each reason, however many files it is about. */
export function refusalSentences(refusals: readonly Refusal[]): string[] {
  return [...Map.groupBy(refusals, ({ why }) => why)].map(
    ([why, own]) => `${own[0]?.name}${own.length > 1 ? ` and ${own.length - 1} more` : ''}: ${reasons[why]}`,
  )
}
