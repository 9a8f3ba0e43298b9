import type { Progress } from '../../analysis/block.ts'

interface Dot {
  readonly x: number
  readonly y: number
}

export interface Said {
  readonly from: number
  readonly until: number
  readonly depth: number
}

/** Where nights, pulls and the best so far lie: x in pulls, nights a gap apart; y as deep as a pull came. */
export interface Course {
  readonly width: number
  readonly nights: readonly { readonly label: string; readonly from: number; readonly until: number }[]
  readonly dots: readonly Dot[]
  readonly said: readonly Said[]
  readonly best: readonly Dot[]
}

export function courseOf(nights: Progress['nights']): Course {
  const pulls = nights.reduce((sum, night) => sum + widthOf(night), 0)
  const gap = Math.max(1, pulls * gapShare)
  let at = 0
  const placed = nights.map((night) => {
    const from = at
    at += widthOf(night) + gap
    return { ...night, from, until: at - gap }
  })
  const width = Math.max(1, at - gap)
  const dots = placed.flatMap(({ pulls: own, from }) =>
    own.flatMap((depth, index) => (depth === null ? [] : [{ x: from + index + 0.5, y: depth }])),
  )
  const said = placed.flatMap(({ said: one, pulls: own, from, until }) =>
    one === undefined ? [] : [{ depth: one.depth, from: from + (own.length > 0 ? own.length : 0), until }],
  )
  return {
    width,
    nights: placed.map(({ label, from, until }) => ({ label, from, until })),
    dots,
    said,
    best: bestOf(dots, said, width),
  }
}

const gapShare = 0.015
/** So wide is a night of which nobody says how many pulls it had. */
const usualPulls = 6

/** Pulls that logs tell, and beside them those that somebody says. */
const widthOf = ({ pulls, said }: Progress['nights'][number]): number =>
  Math.max(
    1,
    pulls.length +
      (said === undefined ? 0 : Math.max(2, said.pulls === undefined ? usualPulls : said.pulls - pulls.length)),
  )

/** As steps, to the end of the picture. */
function bestOf(dots: readonly Dot[], said: readonly Said[], width: number): readonly Dot[] {
  const known = [...dots, ...said.map(({ from, until, depth }) => ({ x: (from + until) / 2, y: depth }))].sort(
    (one, other) => one.x - other.x,
  )
  const steps: Dot[] = []
  for (const { x, y } of known) {
    const best = steps.at(-1)?.y
    if (best !== undefined && y <= best) continue
    if (best !== undefined) steps.push({ x, y: best })
    steps.push({ x, y })
  }
  const last = steps.at(-1)
  return last === undefined ? [] : [...steps, { x: width, y: last.y }]
}
