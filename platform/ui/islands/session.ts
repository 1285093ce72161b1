/**
 * Two minutes before the session closes, asks whether to stay; any tab that stays, or shows another part of a page, keeps all of them open.
 * Without it, the next act leads to the sign-in page and comes back.
 */
export const selector = 'dialog[data-island~="session"]'
export const audience = 'both'

const WARN_BEFORE_MS = 2 * 60_000
const TICK_MS = 5_000

interface Left {
  leftMs: number
  atMostMs: number
}

export function mount(root: HTMLElement): (() => void) | void {
  if (!(root instanceof HTMLDialogElement)) return
  const given: Left = { leftMs: Number(root.dataset.leftMs), atMostMs: Number(root.dataset.atMostMs) }
  if (!Number.isFinite(given.leftMs) || !Number.isFinite(given.atMostMs)) return
  const tabs = new BroadcastChannel('parvis session')
  const warning = root.querySelector<HTMLElement>('[data-session-warning]')
  const ended = root.querySelector<HTMLElement>('[data-session-ended]')
  let ends = Date.now() + given.leftMs
  let endsAtMost = Date.now() + given.atMostMs

  const prolong = ({ leftMs, atMostMs }: Left): void => {
    ends = Math.max(ends, Date.now() + leftMs)
    endsAtMost = Math.max(endsAtMost, Date.now() + atMostMs)
    if (root.open && ends - Date.now() > WARN_BEFORE_MS) root.close()
  }
  const tell = (left: Left): void => {
    prolong(left)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of this origin, not a window
    tabs.postMessage(left)
  }
  const stay = async (form: HTMLFormElement): Promise<void> => {
    const left = await renew(form)
    if (left !== undefined) tell(left)
  }
  /** A part of the page that was just read kept the session open for as long as the page itself did. */
  const partRead = (): void => {
    const atMostMs = endsAtMost - Date.now()
    if (ends > Date.now()) tell({ leftMs: Math.min(given.leftMs, atMostMs), atMostMs })
  }
  const tick = (): void => {
    const left = ends - Date.now()
    if (left > WARN_BEFORE_MS) return
    if (warning !== null) warning.hidden = left <= 0
    if (ended !== null) ended.hidden = left > 0
    if (!root.open) root.showModal()
  }
  const answered = (event: SubmitEvent): void => {
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset.stay === undefined) return
    event.preventDefault()
    void stay(event.target)
  }
  tabs.addEventListener('message', (event: MessageEvent) => {
    const left = leftOf(event.data)
    if (left !== undefined) prolong(left)
  })
  root.addEventListener('submit', answered)
  document.addEventListener('turbo:frame-load', partRead)
  const timer = setInterval(tick, TICK_MS)
  tick()
  return () => {
    clearInterval(timer)
    tabs.close()
    root.removeEventListener('submit', answered)
    document.removeEventListener('turbo:frame-load', partRead)
    if (root.open) root.close()
  }
}

/** Asks for more time; answers how much there is. */
async function renew(form: HTMLFormElement): Promise<Left | undefined> {
  try {
    const fields = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
    const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body: new URLSearchParams(fields) })
    return answer.ok ? leftOf(await answer.json()) : undefined
  } catch {
    return undefined
  }
}

function leftOf(value: unknown): Left | undefined {
  if (typeof value !== 'object' || value === null || !('leftMs' in value) || !('atMostMs' in value)) return undefined
  const { leftMs, atMostMs } = value
  return typeof leftMs === 'number' && typeof atMostMs === 'number' ? { leftMs, atMostMs } : undefined
}
