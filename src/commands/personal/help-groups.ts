/** Commands that belong together, for whoever may use them: what to type, and what it does. */
export interface HelpGroup {
  readonly title: string
  /** Who sees it; everybody unless told. */
  readonly needs?: 'lead' | 'manage'
  readonly lines: readonly (readonly [say: string, does: string])[]
}

/** In the order they are listed. */
export const helpGroups: readonly HelpGroup[] = [
  {
    title: 'A pull',
    lines: [
      ['/pull', 'what happened: 37, last or best'],
      ['/fault', 'what went wrong in it, and what came of it'],
      ['/mit', 'what was on when it hit, and what lay ready'],
      ['/session', 'a whole night'],
    ],
  },
  {
    title: 'Over the nights',
    lines: [
      ['/gate', 'why pulls end: damage or execution, and what to change'],
      ['/mechanic', 'which mechanic costs most, or how one goes'],
      ['/prog', 'how far you came, night by night'],
      ['/field', 'how your damage stands beside others’'],
    ],
  },
  {
    title: 'You',
    lines: [
      ['/me', 'where you lose most, and whether it is getting better'],
      ['/dispute add', 'say that a mistake was not yours'],
      ['/roster claim', 'say which raider you are; /roster optout leaves you out'],
      ['/link', 'lend your FFLogs login for private reports'],
    ],
  },
  {
    title: 'To look up',
    lines: [
      ['/strat show', 'what is agreed for a fight'],
      ['/ability show', 'what a boss’s action is'],
      ['/status', 'whether all is running'],
      ['/import', 'read a combat log'],
    ],
  },
  {
    title: 'For leads',
    needs: 'lead',
    lines: [
      ['/watch add', 'tell a report’s pulls in this channel; /watch test checks it'],
      ['/roster add', 'who is who; /roster pin says who is MT or D1'],
      ['/strat edit', 'your mitigation plan on a page; /strat import takes a sheet'],
      ['/dispute list', 'rule on disputes'],
      ['/point add', 'note a night without a log'],
      ['/ability label', 'say what a boss’s action is'],
    ],
  },
  {
    title: 'For those who manage the server',
    needs: 'manage',
    lines: [['/settings show', 'statics, channels, alerts, leads, language, and how openly mistakes are told']],
  },
]
