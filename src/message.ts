/** A file that goes with a message: a chart's PNG. */
export interface MessageFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Embed {
  readonly title?: string
  readonly url?: string
  readonly description?: string
  /** 0xRRGGBB */
  readonly color?: number
  readonly fields?: readonly { readonly name: string; readonly value: string; readonly inline?: boolean }[]
  readonly image?: { readonly url: string }
  readonly footer?: { readonly text: string }
  readonly timestamp?: string
}

export interface Button {
  readonly type: 2
  /** 1 primary, 2 secondary, 3 success, 4 danger, 5 link */
  readonly style: 1 | 2 | 3 | 4 | 5
  readonly label: string
  readonly custom_id?: string
  readonly url?: string
  readonly disabled?: boolean
}

export interface Select {
  readonly type: 3
  readonly custom_id: string
  readonly placeholder?: string
  readonly options: readonly { readonly label: string; readonly value: string; readonly description?: string }[]
}

export interface ActionRow {
  readonly type: 1
  readonly components: readonly (Button | Select)[]
}

/** A message as Discord's API spells it, so that what the page shows is what the channel gets. */
export interface Message {
  readonly content: string
  readonly embeds: readonly Embed[]
  readonly components: readonly ActionRow[]
  /** Discord roles it pings: nobody else is ever pinged. */
  readonly roleMentions?: readonly string[]
  /** What its pictures show, for those who do not see them. */
  readonly attachments?: readonly { readonly id: string; readonly filename: string; readonly description: string }[]
  readonly files: readonly MessageFile[]
}
