/** What a judge found: how much was right, of how much, and what was not, in words. */
export interface Finding {
  readonly right: number
  readonly of: number
  readonly wrong: readonly string[]
}

export const nothing: Finding = { right: 0, of: 0, wrong: [] }

/** One question that has one answer. */
export const finding = (isRight: boolean, wrong: string): Finding => ({
  right: isRight ? 1 : 0,
  of: 1,
  wrong: isRight ? [] : [wrong],
})

export const addUp = (findings: readonly Finding[]): Finding => ({
  right: findings.reduce((sum, { right }) => sum + right, 0),
  of: findings.reduce((sum, { of }) => sum + of, 0),
  wrong: findings.flatMap(({ wrong }) => wrong),
})

/** With the source that said so. */
export const named = (source: string, { wrong, ...rest }: Finding): Finding => ({
  ...rest,
  wrong: wrong.map((text) => `${source}: ${text}`),
})

/** 0 to 1; what was never asked is not right. */
export const shareOf = ({ right, of }: Finding): number => (of === 0 ? 0 : right / of)
