/** What a pull is a try at, as `pull_fight_index` spells it: a name behind a quote is never the key of an encounter. */
export const keyOfFight = ({
  encounter,
  fightName,
}: {
  readonly encounter?: string | null
  readonly fightName: string
}): string => encounter ?? `"${fightName}`
