import type { Config } from '../config.ts'
import type { LocalChannel } from '../store/telling/channel.ts'

/** What is still to be set before Vigil can do all of its work. */
export interface Missing {
  readonly discord: boolean
  readonly fflogs: readonly string[]
}

export const missingOf = (config: Config): Missing => ({
  discord: config.DISCORD_TOKEN === undefined,
  fflogs: (['FFLOGS_CLIENT_ID', 'FFLOGS_CLIENT_SECRET'] as const).filter((key) => config[key] === undefined),
})

/** A notice that says what to set, and goes away once it is. */
export function Setup({ missing: { discord, fflogs } }: { readonly missing: Missing }) {
  if (!discord && fflogs.length === 0) return null
  return (
    <details class="setup">
      <summary>
        {discord && (
          <span>
            Set <code>DISCORD_TOKEN</code> to post in your raid channel
          </span>
        )}
        {fflogs.length > 0 && (
          <span>Set {fflogs.map((key, index) => [index > 0 && ' and ', <code>{key}</code>])} to watch reports</span>
        )}
      </summary>
      <ul>
        {discord && (
          <li>
            The token of a bot of yours: <Outside href="https://discord.com/developers/applications" />
          </li>
        )}
        {fflogs.length > 0 && (
          <li>
            A client’s id and secret: <Outside href="https://www.fflogs.com/api/clients" />
          </li>
        )}
        <li>
          Put them into <code>.env</code> (copy <code>.env.example</code>) and start Vigil again.
        </li>
      </ul>
    </details>
  )
}

interface NothingProps {
  readonly channel: LocalChannel
  readonly missing: Missing
  /** Older posts were asked for, and there are none. */
  readonly isEnd: boolean
}

/** A channel without posts, and the ways to get some. */
export function Nothing({ channel: { sample }, missing: { fflogs }, isEnd }: NothingProps) {
  if (isEnd) return <p class="nothing">That was everything: there are no older posts.</p>
  if (sample) return <p class="nothing">The sample night is not here yet. Reload in a moment.</p>
  return (
    <div class="nothing">
      <h2>Quiet so far</h2>
      <p>The first pull Vigil sees is posted here, with what ended it and where it started.</p>
      <ul>
        <li>
          A log of your own: drop it on this page, or <a href="/import">choose it</a>. In a terminal:{' '}
          <code>npm run -s vigil -- import FILE</code>
        </li>
        <li>
          A report on FFLogs: <code>/watch add</code> and its link, typed below
          {fflogs.length > 0 && <> (needs {fflogs.join(' and ')})</>}
        </li>
      </ul>
    </div>
  )
}

const Outside = ({ href }: { readonly href: string }) => (
  <a href={href} target="_blank" rel="noopener noreferrer">
    {href.replace('https://', '')}
  </a>
)
