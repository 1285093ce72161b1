import { fill, wordsOf } from '../browser/words.ts'

/** Counts the characters left while one types; without it, the limit stands under the field. */
export const selector = '[data-island~="counter"]'
export const audience = 'both'

const SAY_AFTER_MS = 1_000

export function mount(root: HTMLElement): (() => void) | void {
  const field = document.getElementById(root.dataset.for ?? '')
  const max = Number(root.dataset.max)
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !(max > 0)) return
  const word = wordsOf(root)
  const before = root.textContent
  // Seen at once, said only when the typing stops: a screen reader would talk over every letter.
  const said = document.createElement('span')
  said.className = 'visually-hidden'
  said.setAttribute('role', 'status')
  said.setAttribute('data-turbo-permanent', '')
  root.after(said)
  let timer: ReturnType<typeof setTimeout> | undefined

  const count = (): void => {
    const left = max - field.value.length
    root.textContent = left >= 0 ? fill(word(left === 1 ? 'leftOne' : 'left'), left) : fill(word(left === -1 ? 'overOne' : 'over'), -left)
    root.classList.toggle('over', left < 0)
  }
  const typed = (): void => {
    count()
    clearTimeout(timer)
    timer = setTimeout(() => {
      said.textContent = root.textContent
    }, SAY_AFTER_MS)
  }
  if (field.value !== '') count()
  field.addEventListener('input', typed)
  return () => {
    clearTimeout(timer)
    field.removeEventListener('input', typed)
    said.remove()
    root.textContent = before
  }
}
