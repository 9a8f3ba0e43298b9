import type { SlashCommandIntegerOption } from '@discordjs/builders'
import type { AnalysedPull } from '../../analysis/study.ts'
import { AppError } from '../../errors.ts'
import { listRoster } from '../../store/people/roster.ts'
import { type Fight, listFights, listLatePulls } from '../../store/pulls/fights.ts'
import { fightName } from '../ability/ability-review.ts'
import type { Choice, CommandOptions, Services } from '../command.ts'
import { withRosterNames } from '../roster/names.ts'
import { tellPulls } from '../tell-pulls.ts'

/** Nights that are looked at unless said: what went wrong longer ago is learnt by now. */
const usualNights = 5
export const mostNights = 20
/** Nobody waits for more; the newest of them count. */
const mostPulls = 300

/** How many nights are looked at, as every command over nights asks it. */
export const nightsOption = (nights: SlashCommandIntegerOption): SlashCommandIntegerOption =>
  nights
    .setName('nights')
    .setDescription('How many of its last nights; 5 if left out')
    .setMinValue(1)
    .setMaxValue(mostNights)

/** How many nights somebody means. */
export function nightsIn(options: CommandOptions): number {
  const nights = options.getInteger('nights') ?? usualNights
  if (nights >= 1 && nights <= mostNights) return nights
  throw new AppError('bad-input', `Say a number of nights from 1 to ${mostNights}, or leave it out for ${usualNights}.`)
}

/** The pulls of a fight in its last nights with every metric, everybody called what their static calls them. */
export async function latePulls(
  { db, analyst }: Pick<Services, 'db' | 'analyst'>,
  staticId: number,
  fight: Fight,
  nights: number,
): Promise<AnalysedPull[]> {
  const pulls = await listLatePulls(db, staticId, fight, { nights, limit: mostPulls })
  const roster = await listRoster(db, staticId)
  return (await tellPulls({ db, analyst }, staticId, pulls)).map((pull) => withRosterNames(pull, roster))
}

/** `last 5 nights`, `last night` */
export const nightsWords = (nights: number): string => (nights === 1 ? 'last night' : `last ${nights} nights`)

/** The static's fights that fit what was typed so far, the one pulled last first. */
export async function completeFight({ db, facts }: Services, staticId: number, typed: string): Promise<Choice[]> {
  const wanted = typed.trim().toLowerCase()
  const names = (await listFights(db, staticId)).map((fight) => fightName(facts, fight))
  return names.filter((name) => name.toLowerCase().includes(wanted)).map((name) => ({ name, value: name }))
}
