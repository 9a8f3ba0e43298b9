import { describe, expect, test } from 'vitest'
import { parseReportLink, reportsLinkedIn } from '../src/report-link.ts'

const code = 'AbCdEfGh12345678'

describe('a report is found in', () => {
  test.each([
    code,
    `  ${code}\n`,
    `https://www.fflogs.com/reports/${code}`,
    `https://fflogs.com/reports/${code}/`,
    `http://www.fflogs.com/reports/${code}`,
    `www.fflogs.com/reports/${code}`,
    `fflogs.com/reports/${code}?fight=last`,
    `https://ja.fflogs.com/reports/${code}#fight=12&type=damage-done`,
    `https://cn.fflogs.com/reports/${code}?fight=3&type=deaths`,
    `https://www.fflogs.com/reports/${code}#fight=last`,
    `<https://www.fflogs.com/reports/${code}?fight=7>`,
    `https://xivanalysis.com/fflogs/${code}/7/12`,
    `https://www.xivanalysis.com/fflogs/${code}`,
  ])('%s', (text) => {
    expect(parseReportLink(text)).toBe(code)
  })

  test('an anonymous report keeps its mark', () => {
    expect(parseReportLink(`https://www.fflogs.com/reports/a:${code}`)).toBe(`a:${code}`)
    expect(parseReportLink(`https://www.fflogs.com/reports/a%3A${code}?fight=1`)).toBe(`a:${code}`)
    expect(parseReportLink(`a:${code}`)).toBe(`a:${code}`)
  })
})

describe('a clear sentence answers', () => {
  test.each([
    ['nothing', '', 'not a report link'],
    ['words', 'our log from tonight', 'not a report link'],
    ['a code that is too short', 'AbCdEfGh1234567', 'not a report link'],
    ['another scheme', `ftp://www.fflogs.com/reports/${code}`, 'not a report link'],
    ['the sister site', `https://www.warcraftlogs.com/reports/${code}`, 'www.warcraftlogs.com is not FFLogs'],
    ['a site that pretends', `https://fflogs.com.example.org/reports/${code}`, 'fflogs.com.example.org is not FFLogs'],
    ['a name that only ends alike', `https://notfflogs.com/reports/${code}`, 'notfflogs.com is not FFLogs'],
    ['a character', 'https://www.fflogs.com/character/id/1234567', 'not one report'],
    ['a comparison', `https://www.fflogs.com/reports/compare/${code}/${code}`, 'not one report'],
    ['a broken escape', 'https://www.fflogs.com/reports/%E0%A4%A', 'not one report'],
    ['an xivanalysis page without a report', 'https://xivanalysis.com/about', 'names no FFLogs report'],
  ])('%s', (_, text, sentence) => {
    expect(() => parseReportLink(text)).toThrow(sentence)
    expect(() => parseReportLink(text)).toThrow('Paste a link such as')
  })
})

test('of all that a message says, its report links count, each report once', () => {
  const text = `Tonight: https://www.fflogs.com/reports/${code}#fight=3, again <https://ja.fflogs.com/reports/${code}>
    and [here](https://www.fflogs.com/reports/a:${code}) but not https://example.org/reports/${code} or ${code}`
  expect(reportsLinkedIn(text)).toEqual([code, `a:${code}`])
  expect(reportsLinkedIn('no link at all')).toEqual([])
})
