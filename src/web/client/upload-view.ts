import { formatSize } from '../../format.ts'

export interface UploadView {
  /** @param share of the file that was sent, 0 to 1 */
  progress(share: number): void
  fail(sentence: string, again?: () => void): void
  close(): void
}

/** One line of the page for one file that is being sent. */
export function openUploadView(list: HTMLElement, name: string, sizeBytes: number, onCancel?: () => void): UploadView {
  const item = make('li', 'import is-sending')
  const line = make('p', 'file-line')
  const size = sizeBytes === 0 ? '' : formatSize(sizeBytes)
  line.append(make('span', 'file-name', name), make('span', 'faint', size))
  const bar = document.createElement('progress')
  bar.max = 1
  bar.value = 0
  bar.ariaLabel = `Sending ${name}`
  const told = make('span', 'outcome', 'Waiting for its turn')
  const cancel = button('Cancel', `Cancel ${name}`, () => onCancel?.())
  const progress = make('div', 'progress-line')
  progress.append(bar, told, cancel)
  item.append(line, progress)
  list.append(item)
  return {
    progress: (share) => {
      bar.value = share
      told.textContent = share < 1 ? `${formatSize(share * sizeBytes)} of ${size} sent` : 'Sent; Vigil looks at it'
    },
    fail: (sentence, again) => {
      item.className = 'import is-failed'
      const trouble = make('p', 'outcome trouble', `${sentence} `)
      if (again) {
        const retry = button('Try again', `Try ${name} again`, () => {
          item.remove()
          again()
        })
        trouble.append(retry, ' ')
      }
      trouble.append(button('Dismiss', `Dismiss ${name}`, () => item.remove()))
      progress.replaceWith(trouble)
    },
    close: () => item.remove(),
  }
}

function make(tag: 'li' | 'p' | 'span' | 'div', className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

function button(text: string, label: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'as-link'
  made.textContent = text
  made.ariaLabel = label
  made.addEventListener('click', onClick)
  return made
}
