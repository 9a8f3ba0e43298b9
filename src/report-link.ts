import { AppError } from './errors.ts'

/**
 * The report code in what somebody pasted: a link to a report on any FFLogs site (www, ja, cn, …, with or without a
 * fight), an xivanalysis link of an FFLogs report, or the bare code. `a:` in front marks an anonymous report.
 */
export function parseReportLink(text: string): string {
  const given = text.trim().replace(/^<(.*)>$/, '$1')
  if (code.test(given)) return given
  const url = readUrl(given)
  if (url === undefined) throw new AppError('bad-input', `That is not a report link. ${accepted}`)

  const host = url.hostname.replace(/\.$/, '')
  const path = url.pathname.split('/').filter((part) => part !== '')
  if (isSite(host, 'xivanalysis.com')) return fromXivanalysis(path)
  if (!isSite(host, 'fflogs.com')) {
    throw new AppError('bad-input', `${host} is not FFLogs, and only FFLogs reports can be watched. ${accepted}`)
  }
  const [place, named = ''] = path
  const found = named.replace(/^a%3a/i, 'a:')
  if (place === 'reports' && code.test(found)) return found
  throw new AppError('bad-input', `That FFLogs page is not one report. Open the report itself. ${accepted}`)
}

/** The fight that a link to a report points at: its number, or `last`. */
export const fightInLink = (text: string): string | undefined => /[?#&]fight=(\d{1,9}|last)\b/i.exec(text)?.[1]

/** The codes of all reports in a text, each once: one report spelled as it may be, or several links or codes. */
export function parseReportLinks(text: string): string[] {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '')
  if (words.length < 2) return [parseReportLink(text)]
  const named = words.filter((word) => code.test(word) || /[./]/.test(word))
  if (named.length === 0) throw new AppError('bad-input', `There is no report link in that. ${accepted}`)
  return [...new Set(named.map(parseReportLink))]
}

/** The codes of the reports that a text links to, whatever else it says; none where it links to none. */
export function reportsLinkedIn(text: string): string[] {
  const links = text.match(/https?:\/\/[^\s<>()[\]"]+/gi) ?? []
  return [...new Set(links.flatMap((link) => codeIn(link.replace(/[.,;:!*_|~]+$/, '')) ?? []))]
}

function codeIn(link: string): string | undefined {
  try {
    return parseReportLink(link)
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

const code = /^(a:)?[A-Za-z0-9]{16}$/
const accepted =
  'Paste a link such as https://www.fflogs.com/reports/AbCdEfGh12345678 or the 16 letters and digits of its code.'

const isSite = (host: string, site: string) => host === site || host.endsWith(`.${site}`)

function readUrl(text: string): URL | undefined {
  const spelled = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  const url = URL.parse(spelled)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  return url && isWeb && url.hostname.includes('.') && !/\s/.test(text) ? url : undefined
}

/** Its links hold the FFLogs code; those of its other sources (logs opened in the browser) hold none. */
function fromXivanalysis([place, found = '']: readonly string[]): string {
  if (place === 'fflogs' && code.test(found)) return found
  throw new AppError('bad-input', `That xivanalysis page names no FFLogs report. ${accepted}`)
}
