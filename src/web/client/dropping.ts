/** Takes files that are dropped anywhere on the page, and shows that it would while they hover over it. */
export function startDropping(
  cover: HTMLElement,
  take: (files: readonly File[], folders: readonly string[]) => void,
): void {
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false
  let depth = 0 // every element under the pointer is entered and left on its own

  const show = (change: number) => {
    depth = Math.max(0, depth + change)
    cover.hidden = depth === 0
  }
  document.addEventListener('dragenter', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    show(1)
  })
  document.addEventListener('dragleave', (event) => {
    if (hasFiles(event)) show(-1)
  })
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event) || event.dataTransfer === null) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  })
  document.addEventListener('drop', (event) => {
    if (!hasFiles(event) || event.dataTransfer === null) return
    event.preventDefault()
    show(-depth)
    const folders = foldersOf(event.dataTransfer)
    take(
      [...event.dataTransfer.files].filter(({ name }) => !folders.includes(name)),
      folders,
    )
  })
}

const foldersOf = ({ items }: DataTransfer): string[] =>
  [...items].flatMap((item) => {
    const entry = item.webkitGetAsEntry()
    return entry?.isDirectory ? [entry.name] : []
  })
