import type { Block, Stat, Table } from '../analysis/block.ts'
import { altText } from '../charts/alt-text.ts'
import type { Chartable } from '../charts/picture.ts'
import { formatValue } from '../format.ts'
import { DiscordText } from './discord-text-view.tsx'

interface BlockProps {
  readonly block: Block
  /** What stands above it: a table of the same title does not say it twice. */
  readonly heading: string
  /** Where a PNG of it is, should it be a picture. */
  readonly picture: string
  readonly now: number
}

/** A block on a page. Pictures are drawn by the page's script, from the configuration that Discord's are drawn from. */
export function BlockView({ block, heading, picture, now }: BlockProps) {
  switch (block.kind) {
    case 'note':
      return (
        <div class="note">
          <DiscordText text={block.text} now={now} />
        </div>
      )
    case 'stat':
      return <StatView block={block} />
    case 'table':
      return <TableView block={block} heading={heading} />
    case 'bars':
    case 'line':
    case 'timeline':
    case 'arena':
    case 'covers':
    case 'progress':
    case 'bursts':
    case 'race':
      return <ChartView block={block} picture={picture} />
  }
}

function ChartView({ block, picture }: { readonly block: Chartable; readonly picture: string }) {
  const alt = altText(block)
  return (
    <figure class="chart">
      <canvas data-block={JSON.stringify(block)} role="img" aria-label={alt} width="800" height="500" />
      <noscript>
        <img src={picture} alt={alt} loading="lazy" />
      </noscript>
    </figure>
  )
}

const StatView = ({ block: { stats } }: { readonly block: Stat }) => (
  <dl class="stats">
    {stats.map(({ label, value, unit, n }) => (
      <div>
        <dt>{label}</dt>
        <dd>
          {formatValue(value, unit)}
          {n !== undefined && <span class="n"> n {n}</span>}
        </dd>
      </div>
    ))}
  </dl>
)

const TableView = ({
  block: { title, columns, rows },
  heading,
}: {
  readonly block: Table
  readonly heading: string
}) => (
  <section class="table" tabindex={0} aria-label={title}>
    <table>
      {title !== heading && <caption>{title}</caption>}
      <thead>
        <tr>
          {columns.map(({ label, align }) => (
            <th scope="col" class={align}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {columns.map(({ align }, index) => (
              <td class={align}>{row[index]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
