import { showToast } from '../browser/show-toast.ts'
import { wordsOf } from '../browser/words.ts'

/** Says when the page can no longer follow the changes, and when it does again. */
export const selector = '[data-island~="live-state"]'
export const audience = 'desk'

const PATIENCE_MS = 8_000

export function mount(root: HTMLElement): () => void {
  const word = wordsOf(root)
  let timer: ReturnType<typeof setTimeout> | undefined
  let told = false
  const changed = (event: Event): void => {
    const lost = event instanceof CustomEvent && event.detail === 'lost'
    clearTimeout(timer)
    if (lost) {
      timer = setTimeout(() => {
        told = true
        showToast({ text: word('lost'), seconds: 20 })
      }, PATIENCE_MS)
    } else if (told) {
      told = false
      showToast({ text: word('back') })
    }
  }
  document.addEventListener('parvis:live', changed)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('parvis:live', changed)
  }
}
