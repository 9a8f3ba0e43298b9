import type { Wish } from '../linking.ts'

/** Whoever opens an address reads whose it is before they go on. */
export const LinkPage = ({ name, guild }: Wish) => (
  <main class="linking">
    <img src="/favicon.svg" alt="" width="72" height="72" />
    <h1>Link an FFLogs account</h1>
    <dl>
      <dt>Discord account</dt>
      <dd>{name}</dd>
      <dt>Server</dt>
      <dd>{guild}</dd>
    </dl>
    <p>
      Vigil will read the reports that your FFLogs account may see, private and archived ones too, and tell their pulls
      in this server. It can only read, and <code>/link remove</code> takes it back.
    </p>
    <p class="careful">Is that not you? Then somebody gave you their link: close this page.</p>
    <form method="post">
      <button class="button primary" type="submit">
        That is me: go on to FFLogs
      </button>
    </form>
  </main>
)

export const Linked = ({ name, guild, fflogsName }: Wish & { readonly fflogsName: string | null }) => (
  <main class="linking">
    <img src="/favicon.svg" alt="" width="72" height="72" />
    <h1>Linked</h1>
    <dl>
      <dt>Discord account</dt>
      <dd>{name}</dd>
      <dt>Server</dt>
      <dd>{guild}</dd>
      {fflogsName !== null && (
        <>
          <dt>FFLogs account</dt>
          <dd>{fflogsName}</dd>
        </>
      )}
    </dl>
    <p>
      You can close this page. <code>/link show</code> tells how it stands, <code>/link remove</code> takes it back.
    </p>
  </main>
)
