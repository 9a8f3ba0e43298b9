/** Whose FFLogs account is being linked, and for which server, as Discord calls them. */
export interface Wish {
  readonly name: string
  readonly guild: string
}

/** The way of a member's FFLogs login: from an address of their own over FFLogs' page back to ours. */
export interface Linking {
  /** Who an address was made for. */
  find(key: string): Promise<Wish>
  /** Where the member goes now, and the state that their browser must show when they come back. */
  begin(key: string): Promise<{ readonly url: string; readonly state: string }>
  /** What FFLogs sent back, and the state that the browser showed. Each way leads here once. */
  finish(answer: URLSearchParams, state: string | undefined): Promise<Wish & { readonly fflogsName: string | null }>
}
