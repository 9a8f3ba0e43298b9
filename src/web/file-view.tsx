import type { PostFile } from '../store/telling/channel.ts'
import { pictureType } from './files.ts'

/** A file of a message, and where it is found. */
export interface ShownFile extends PostFile {
  readonly url: string | undefined
}

/** A picture as a picture, anything else as something to save. */
export function FileView({ file: { name, url, size }, alt }: { readonly file: ShownFile; readonly alt: string }) {
  if (url === undefined) return null
  if (pictureType(name) === undefined) {
    return (
      <a class="file" href={url} download={name}>
        {name}
      </a>
    )
  }
  const picture = <img class="picture" src={url} alt={alt} width={size?.width} height={size?.height} loading="lazy" />
  if (url.startsWith('data:')) return picture // browsers refuse to open these on their own
  return (
    <a class="enlarge" href={url} target="_blank" rel="noopener">
      {picture}
    </a>
  )
}
