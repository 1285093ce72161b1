import { fileLine } from '../browser/file-lines.ts'
import { wordsOf } from '../browser/words.ts'

/** Lists the files chosen, with their size and a small picture, and says at once which is too large; without it, the browser shows their names. */
export const selector = 'input[type="file"][data-island~="file-list"]'
export const audience = 'both'

const DRAGS = ['dragover', 'dragleave', 'drop'] as const

export function mount(root: HTMLElement): (() => void) | void {
  if (!(root instanceof HTMLInputElement)) return
  const word = wordsOf(root)
  const locale = root.dataset.locale ?? 'fr'
  const maxBytes = Number(root.dataset.maxBytes ?? Infinity)
  const pictures: string[] = []
  const list = document.createElement('ul')
  list.className = 'files'
  list.setAttribute('aria-label', word('files'))
  list.setAttribute('aria-live', 'polite')
  list.setAttribute('data-turbo-permanent', '')
  root.after(list)

  const forget = (): void => {
    for (const address of pictures.splice(0)) URL.revokeObjectURL(address)
  }
  const draw = (): void => {
    forget()
    list.replaceChildren(
      ...[...(root.files ?? [])].map((file) => fileLine(file, { locale, maxBytes, word, pictures, remove: () => remove(file) })),
    )
  }
  const remove = (file: File): void => {
    const kept = new DataTransfer()
    for (const other of root.files ?? []) if (other !== file) kept.items.add(other)
    root.files = kept.files
    draw()
    root.focus()
  }
  const dragging = (event: DragEvent): void => {
    root.closest('.upload')?.classList.toggle('dragging', event.type === 'dragover')
  }
  root.addEventListener('change', draw)
  for (const name of DRAGS) root.addEventListener(name, dragging)
  draw()
  return () => {
    root.removeEventListener('change', draw)
    for (const name of DRAGS) root.removeEventListener(name, dragging)
    forget()
    list.remove()
  }
}
