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
  const url = root.dataset.draftUrl
  const held = `parvis.draft ${url}`
  const state = document.querySelector<HTMLElement>(`[data-draft-state="${CSS.escape(root.id)}"]`)
  let saved = root.defaultValue
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (key: 'saving' | 'saved' | 'kept'): void => {
    if (state !== null) state.textContent = wordsOf(state)(key)
  }
  const save = async (): Promise<void> => {
    clearTimeout(timer)
    const text = root.value
    if (text === saved) return
    sessionStorage.setItem(held, text)
    tell('saving')
    const stored = await send(url, text)
    if (stored) {
      saved = text
      if (sessionStorage.getItem(held) === text) sessionStorage.removeItem(held)
      tell('saved')
    } else {
      tell('kept')
      timer = setTimeout(() => void save(), RETRY_MS)
    }
  }
  const typed = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), QUIET_MS)
  }
  const now = (): void => void save()
  const hidden = (): void => {
    if (document.hidden) now()
  }
  const sent = (): void => {
    clearTimeout(timer)
    saved = root.value
    sessionStorage.removeItem(held)
  }

  const kept = sessionStorage.getItem(held)
  if (kept !== null && root.value === root.defaultValue && kept !== root.value) {
    root.value = kept
    root.dispatchEvent(new Event('input', { bubbles: true }))
    typed()
  }
  root.addEventListener('input', typed)
  root.addEventListener('blur', now)
  root.form?.addEventListener('submit', sent)
  document.addEventListener('visibilitychange', hidden)
  window.addEventListener('online', now)
  return () => {
    now()
    clearTimeout(timer)
    root.removeEventListener('input', typed)
    root.removeEventListener('blur', now)
    root.form?.removeEventListener('submit', sent)
    document.removeEventListener('visibilitychange', hidden)
    window.removeEventListener('online', now)
  }
}

async function send(url: string, text: string): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
      keepalive: text.length < 60_000,
    })
    return answer.ok
  } catch {
    return false
  }
}
