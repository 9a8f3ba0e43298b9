import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Assets } from './assets.ts'

/** A whole document around what a page has to show. */
export const page = ({ title, assets }: { readonly title: string; readonly assets: Assets }, children: Child) =>
  html`<!doctype html>${(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="dark light" />
        <title>{title}</title>
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        {assets.styles.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        {assets.script && <script type="module" src={assets.script} />}
      </head>
      <body>{children}</body>
    </html>
  )}`
