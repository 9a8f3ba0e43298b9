import type { Block } from '../../analysis/block.ts'
import { deaths } from '../../analysis/metrics/deaths.ts'
import { dpsCheck } from '../../analysis/metrics/dps-check.ts'
import { fatalMoment } from '../../analysis/metrics/fatal-moment.ts'
import { faults } from '../../analysis/metrics/faults.ts'
import { mitAudit } from '../../analysis/metrics/mit-audit.ts'
import type { PhaseTold } from '../../analysis/metrics/phases.ts'
import { type AnalysedPull, resultOf } from '../../analysis/study.ts'
import { AppError } from '../../errors.ts'
import { formatTime } from '../../format.ts'
import type { Pull } from '../../report.ts'
import type { Answer, CommandRequest } from '../command.ts'
import { mayLead } from '../permissions.ts'
import { withRosterNames } from '../roster/names.ts'
import { openPublicNames } from '../roster/public-names.ts'
import { type Teller, tellPull } from '../tell-pulls.ts'
import { faultBlocks, type Reader } from './fault-blocks.ts'
import { findPart, type Moment } from './parts.ts'

/** One phase or mechanic of a pull, by the value that was chosen from its menu. */
export async function partAnswer(
  found: Pull,
  chosen: string,
  { member }: Pick<CommandRequest, 'member'>,
  services: Teller,
): Promise<Answer> {
  const told = await tellPull(services, found)
  const { blame, roster, named } = await openPublicNames(services.db, found.staticId)
  const part = findPart(told, chosen)
  if (part === undefined) {
    throw new AppError(
      'not-found',
      `That is no longer told of pull ${found.number}: it was read anew. /pull number:${found.number} shows it as it is now.`,
    )
  }
  const level = mayLead(member) ? 'names' : blame
  const self = roster.find(({ discordUserId }) => discordUserId === member.id)?.name
  const seen: Seen = {
    open: withRosterNames(told, roster),
    shown: level === 'names' ? withRosterNames(told, roster) : named(told),
    reader: { member, blame: level, self },
  }
  return part.kind === 'phase'
    ? phaseAnswer(seen, found.number, part.phase)
    : momentAnswer(seen, found.number, part.moment)
}

interface Seen {
  /** With names, for what is told by blame level afterwards. */
  readonly open: AnalysedPull
  /** With everybody called what whoever asks may read. */
  readonly shown: AnalysedPull
  readonly reader: Reader
}

/** What a phase asked for, who died in it, and what went wrong. */
function phaseAnswer(seen: Seen, number: number, { id, name, startMs, endMs, deaths: died }: PhaseTold): Answer {
  const checks = (resultOf(seen.shown, dpsCheck)?.checks ?? []).filter((check) => check.id === id)
  return {
    title: `Pull ${number} · ${name}`,
    text: `From ${formatTime(startMs)} to ${formatTime(endMs)}, ${died === 1 ? '1 death' : `${died} deaths`}.`,
    blocks: [
      ...(checks.length > 0 ? dpsCheck.present({ checks }) : []),
      ...deathBlocks(seen, startMs, endMs),
      ...faultsIn(seen, startMs, endMs),
    ],
  }
}

/** What one mechanic came to: who died, what was broken, what was on, and where everybody stood. */
function momentAnswer(seen: Seen, number: number, { ability, fromMs, untilMs }: Moment): Answer {
  const [from, until] = [fromMs - beforeMs, untilMs + afterMs]
  const { hits = [], presses = [] } = resultOf(seen.open, mitAudit) ?? {}
  const isIn = (atMs: number | undefined) => atMs !== undefined && atMs >= from && atMs <= until
  const own = hits.filter((hit) => hit.ability.name === ability.name && isIn(hit.atMs))
  const covers = {
    hits: own,
    presses: presses.filter(({ mechanic }) =>
      own.some((hit) => hit.ability.id === mechanic.ability && hit.occurrence === mechanic.occurrence),
    ),
  }
  const audit = resultOf(seen.open, mitAudit)
  const arena = resultOf(seen.shown, fatalMoment)?.arena
  return {
    title: `Pull ${number} · ${ability.name} · ${formatTime(fromMs)}`,
    blocks: [
      ...deathBlocks(seen, from, until),
      ...faultsIn(seen, from, until),
      ...(audit && covers.hits.length + covers.presses.length > 0
        ? mitAudit.present({ ...audit, ...covers }, seen.reader.blame)
        : []),
      ...(arena && isIn(arena.atMs) ? [arena] : []),
    ],
  }
}

/** Deaths follow a blow by so much, and mistakes precede it, ms. */
const beforeMs = 2_000
const afterMs = 5_000

function deathBlocks({ shown }: Seen, fromMs: number, untilMs: number): readonly Block[] {
  const result = resultOf(shown, deaths)
  const died = result?.deaths.filter(({ diedMs }) => diedMs >= fromMs && diedMs <= untilMs) ?? []
  return result === undefined || died.length === 0 ? [] : deaths.present({ ...result, deaths: died })
}

function faultsIn({ open, reader }: Seen, fromMs: number, untilMs: number): readonly Block[] {
  if (reader.blame === 'off') return []
  const told = resultOf(open, faults)?.faults.filter(({ atMs }) => atMs >= fromMs && atMs <= untilMs) ?? []
  return told.length === 0 ? [] : faultBlocks(open, told, reader)
}
