/** What Discord shows of a command to people who do not read English. */
export interface Translation {
  readonly de: string
  readonly fr: string
  readonly ja: string
}
