import type { LocalChannel } from '../store/telling/channel.ts'
import type { Missing } from './setup.tsx'

/** A static's name as a channel's: `#your-static`. */
export const channelName = ({ name }: Pick<LocalChannel, 'name'>): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'static'

interface SidebarProps {
  readonly channels: readonly LocalChannel[]
  /** The channel that is looked at, or the page for imports. */
  readonly shown: number | 'import'
  readonly missing: Missing
}

/** The statics of this machine as a server's channels. */
export const Sidebar = ({ channels, shown, missing }: SidebarProps) => (
  <aside class="sidebar">
    <p class="server">
      <img src="/favicon.svg" alt="" width="28" height="28" /> Vigil
    </p>
    <nav aria-label="Channels">
      <p class="category">Statics</p>
      <ul>
        {channels.map((channel) => (
          <li>
            <a href={`/channel/${channel.id}`} aria-current={channel.id === shown ? 'page' : undefined}>
              <span class="hash" aria-hidden="true">
                #
              </span>
              <span class="name">{channelName(channel)}</span>
              {channel.sample && <span class="tag">sample</span>}
            </a>
          </li>
        ))}
      </ul>
      <ul class="tools" aria-label="Tools">
        <li>
          <a href="/import" aria-current={shown === 'import' ? 'page' : undefined}>
            <span class="hash" aria-hidden="true">
              ↑
            </span>
            <span class="name">
              Import<span class="at-desk"> a log</span>
            </span>
          </a>
        </li>
      </ul>
    </nav>
    <dl class="links">
      <Link name="Discord" isSet={!missing.discord} />
      <Link name="FFLogs" isSet={missing.fflogs.length === 0} />
    </dl>
  </aside>
)

const Link = ({ name, isSet }: { readonly name: string; readonly isSet: boolean }) => (
  <div>
    <dt>{name}</dt>
    <dd class={isSet ? 'set' : 'unset'}>{isSet ? 'set up' : 'not set up'}</dd>
  </div>
)
