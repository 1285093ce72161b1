/**
 * Two minutes before the session closes, asks whether to stay; any tab that stays keeps all of them open.
 * Without it, the next act leads to the sign-in page and comes back.
 */
export const selector = 'dialog[data-island~="session"]'
export const audience = 'both'

const WARN_BEFORE_MS = 2 * 60_000
const TICK_MS = 5_000

export function mount(root: HTMLElement): (() => void) | void {
  if (!(root instanceof HTMLDialogElement)) return
  let ends = Date.parse(root.dataset.expiresAt ?? '')
  if (Number.isNaN(ends)) return
  const tabs = new BroadcastChannel('parvis session')
  const warning = root.querySelector<HTMLElement>('[data-session-warning]')
  const ended = root.querySelector<HTMLElement>('[data-session-ended]')

  const prolong = (until: number): void => {
    ends = Math.max(ends, until)
    if (root.open && ends - Date.now() > WARN_BEFORE_MS) root.close()
  }
  const stay = async (event: Event): Promise<void> => {
    event.preventDefault()
    const until = await renew(root.dataset.renewUrl ?? '')
    if (until === undefined) return
    prolong(until)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of this origin, not a window
    tabs.postMessage(until)
  }
  const tick = (): void => {
    const left = ends - Date.now()
    if (left > WARN_BEFORE_MS) return
    if (warning !== null) warning.hidden = left <= 0
    if (ended !== null) ended.hidden = left > 0
    if (!root.open) root.showModal()
  }
  const answered = (event: SubmitEvent): void => {
    if (event.target instanceof HTMLFormElement && event.target.dataset.stay !== undefined) void stay(event)
  }
  tabs.addEventListener('message', (event: MessageEvent) => {
    if (typeof event.data === 'number') prolong(event.data)
  })
  root.addEventListener('submit', answered)
  const timer = setInterval(tick, TICK_MS)
  tick()
  return () => {
    clearInterval(timer)
    tabs.close()
    root.removeEventListener('submit', answered)
    if (root.open) root.close()
  }
}

/** Asks for more time; answers until when, in milliseconds since 1970. */
async function renew(url: string): Promise<number | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: '{}',
    })
    if (!answer.ok) return undefined
    const read: unknown = await answer.json()
    const until = typeof read === 'object' && read !== null && 'expiresAt' in read ? Date.parse(String(read.expiresAt)) : Number.NaN
    return Number.isNaN(until) ? undefined : until
  } catch {
    return undefined
  }
}
