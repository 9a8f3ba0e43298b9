import type { Pull } from '../../../src/report.ts'
import type { Tolerance } from './difference.ts'
import { isPlaceOnFloor, isRecent, isSomeFacing } from './sightings.ts'

const isNear = (most: number) => (log: unknown, report: unknown) =>
  typeof log === 'number' && typeof report === 'number' && Math.abs(log - report) <= most

/**
 * What a source says of a pull as a whole and the other cannot know. Whatever is worked out from events must be equal
 * once both say the same here.
 */
export const statements: readonly Tolerance[] = [
  {
    path: /^pull\.durationMs$/,
    because: 'a fight of FFLogs holds the last death, which a log may tell after the wipe line',
    isFine: isNear(2_100),
  },
  {
    path: /^pull\.bossHp$/,
    because: 'FFLogs rounds to a hundredth of a percent, and calls 0.01 % what was killed',
    isFine: isNear(0.0001),
  },
  {
    path: /^pull\.(fightHp|wipeCalledMs)$/,
    because: 'only FFLogs weighs phases against each other, and only its companion hears a call',
    isFine: (log) => log === undefined,
  },
]

/** What sources say of a pull as a whole, the phases of a log as they were worked out. */
export const statedBy = (
  { durationMs, bossHp, fightHp, wipeCalledMs }: Pick<Pull, 'durationMs' | 'bossHp' | 'fightHp' | 'wipeCalledMs'>,
  phases: Pull['phases'],
) => ({ durationMs, bossHp, fightHp, wipeCalledMs, phases })

/** What follows from nothing but how a source tells of an event. */
export const tellings: readonly Tolerance[] = [
  {
    path: /\.(unmitigated|multiplier)$/,
    because: 'a log tells nothing of damage before mitigation: what follows from it is compared, not the number',
    isFine: (log) => log === undefined,
  },
  {
    path: /^metrics\.abilities\.\d+\.shared\.\d+\.each$/,
    because: 'before mitigation, where that is told: only a report does',
    isFine: (log, report) => Number(log) <= Number(report) * 1.02,
  },
  {
    path: /^metrics\.abilities\.\d+\.shareSum$/,
    because: 'shields are part of it, which a log tells in whole percent',
    isFine: isNear(0.25),
  },
  {
    path: /^metrics\.resolutions\.abilities\.\d+\.uses\.\d+\.3$/,
    because: 'shields are part of what a use took of max HP, which a log tells in whole percent',
    isFine: isNear(2),
  },
  {
    path: /^metrics\.mit-audit\.hits\.\d+\.offers\.\d+\.gain$/,
    because: 'a log tells what shields took in whole percent of max HP, and a cover’s share is of that as well',
    isFine: (log, report) => Math.abs(Number(log) - Number(report)) <= 0.011,
  },
  {
    path: /^metrics\.mit-audit\.hits\.\d+\.(margin|offers\.\d+\.gain)$/,
    because: 'what a multiplier contradicts is left open, and only FFLogs tells multipliers',
    isFine: (log, report) => typeof log === 'number' && report === undefined,
  },
  {
    path: /^metrics\.mit-audit\.hits\.\d+\.doubtful$/,
    because: 'only FFLogs tells the multiplier that gives it away',
    isFine: (log, report) => log === undefined && report === true,
  },
  {
    path: /\.kind$/,
    because: 'what a hit was before mitigation is only told by FFLogs: where it decides, a log leaves it open',
    isFine: (log, report) => log === 'unknown' && (report === 'survivable' || report === 'unsurvivable'),
  },
  {
    path: /^blocks\.mit-audit$/,
    because: 'where a multiplier contradicts a hit, which only FFLogs tells, a question mark stands for what was left',
    isFine: (log, report) =>
      !JSON.stringify(log).includes('Where it says ?') && JSON.stringify(report).includes('Where it says ?'),
  },
  {
    path: /\.absorbed$/,
    because: 'a log tells shields in whole percent of max HP, before a blow and after it',
    isFine: isNear(2_400),
  },
  {
    path: /^facts\.ticks\..*\.ability$/,
    because: 'a log gives damage over time to whoever caused it and names no status',
    isFine: (log) => log === 0,
  },
  {
    path: /^facts\.places\..*\.looksTo\.[01]$/,
    because: 'FFLogs rounds to a hundredth of a radian, and so does a log, elsewhere',
    isFine: isNear(0.02),
  },
  {
    path: /^facts\.health\.\d+\.\d+$/,
    because: 'a report tells nothing of somebody before they do something or are done to',
    isFine: (_, report) => report === 'not seen',
  },
  {
    path: /^facts\.health\.\d+\.\d+\.hp$/,
    because: 'a log sees at once who falls and who stands up, a report when they are next touched',
    isFine: (log, report) => log === 0 || report === 0,
  },
  {
    path: /\.(atMs|toldMs)$/,
    because: 'a death that no line tells is dated by its blow, and told deaths come two seconds later',
    isFine: (log, report) => isNear(2_050)(log, report) && Number(report) - Number(log) > 1_950,
  },
  {
    path: /^facts\.cancel-cast\.\d+\.at$/,
    because: 'a report tells only of the death, two seconds late, in which a cast ended',
    isFine: (log, report) => isNear(2_050)(log, report) && Number(report) > Number(log),
  },
  {
    path: /^(metrics|blocks)\.fatal-moment\..*\b(people|enemies|actors)\.\d+\.[xy]$/,
    because: 'where somebody was is as old as the last sighting of them, and a log sees people more often',
    isFine: isPlaceOnFloor,
  },
  {
    path: /^(metrics|blocks)\.fatal-moment\..*\b(people|enemies|actors)\.\d+\.facing$/,
    because: 'which way somebody faced is as old as the last sighting of them',
    isFine: isSomeFacing,
  },
  {
    path: /^(metrics|blocks)\.fatal-moment\..*\b(people|enemies|actors)\.\d+\.ageMs$/,
    because: 'sources see people at different moments',
    isFine: isRecent,
  },
  {
    path: /^(metrics|blocks)\.fatal-moment\..*\bwaymarks$/,
    because: 'a report begins after the waymarks were set',
    isFine: (_, report) => report === undefined || (Array.isArray(report) && report.length === 0),
  },
]
