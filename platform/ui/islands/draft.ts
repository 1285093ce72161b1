import { type DraftState, draftKeeper } from '../browser/draft-keeper.ts'
import { wordsOf } from '../browser/words.ts'

/**
 * Keeps what is typed in a textarea: sent to its `data-draft-url` a moment after the typing stops, held on the device while the server
 * cannot be reached, and brought back after a crash. Without it, what is typed is kept when the form is sent.
 */
export const selector = 'textarea[data-draft-url]'
export const audience = 'both'

const QUIET_MS = 800
const RETRY_MS = 10_000

export function mount(root: HTMLElement): (() => void) | void {
  if (!(root instanceof HTMLTextAreaElement) || root.dataset.draftUrl === undefined) return
  const keeper = draftKeeper(root.dataset.draftUrl, root.defaultValue)
  const state = document.querySelector<HTMLElement>(`[data-draft-state="${CSS.escape(root.id)}"]`)
  const listening = new AbortController()
  const { signal } = listening
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending = false

  const tell = (word: DraftState): void => {
    if (state !== null) state.textContent = wordsOf(state)(word)
  }
  const save = async (): Promise<void> => {
    clearTimeout(timer)
    const kept = await keeper.save(root.value)
    if (kept !== undefined) tell(kept)
    if (kept === 'kept' && !signal.aborted) timer = setTimeout(now, RETRY_MS)
  }
  const now = (): void => void save()
  const typed = (): void => {
    clearTimeout(timer)
    tell('saving')
    timer = setTimeout(now, QUIET_MS)
  }
  const submitted = (): void => {
    clearTimeout(timer)
    sending = true
    // Without Turbo nobody tells how it ended; the page that comes has the text or no longer needs it.
    if (root.form?.dataset.turbo === 'false') keeper.settle(root.value)
  }
  const ended = (event: Event): void => {
    sending = false
    if (event instanceof CustomEvent && event.detail?.success === true) keeper.settle(root.value)
    else now()
  }
  if (keeper.left !== undefined && root.value === root.defaultValue && keeper.left !== root.value) {
    root.value = keeper.left
    typed()
  }
  root.addEventListener('input', typed, { signal })
  root.addEventListener('blur', now, { signal })
  root.form?.addEventListener('submit', submitted, { signal })
  root.form?.addEventListener('turbo:submit-end', ended, { signal })
  document.addEventListener('visibilitychange', () => document.hidden && now(), { signal })
  window.addEventListener('online', now, { signal })
  return () => {
    listening.abort()
    if (!sending) now()
  }
}
