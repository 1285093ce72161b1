export type DraftState = 'saving' | 'saved' | 'kept'

export interface DraftKeeper {
  /** What an earlier page could not send, when there is something. */
  readonly left: string | undefined
  /** Sends the text unless the server has it; holds it on the device until then. */
  save: (text: string) => Promise<DraftState | undefined>
  /** The text went with its form: nothing is left to keep. */
  settle: (text: string) => void
}

/** Keeps one text: on the server, and meanwhile in the storage of this tab, which is gone with the tab (a shared computer keeps nothing). */
export function draftKeeper(url: string, known: string): DraftKeeper {
  const held = `parvis.draft ${url}`
  let saved = known
  const settle = (text: string): void => {
    saved = text
    if (sessionStorage.getItem(held) === text) sessionStorage.removeItem(held)
  }
  return {
    left: sessionStorage.getItem(held) ?? undefined,
    settle,
    async save(text) {
      if (text === saved) return undefined
      sessionStorage.setItem(held, text)
      if (!(await send(url, text))) return 'kept'
      settle(text)
      return 'saved'
    },
  }
}

/** A body kept alive beyond the page may not pass 64 kB. */
const KEEPALIVE_BYTES = 60_000

async function send(url: string, text: string): Promise<boolean> {
  try {
    const body = JSON.stringify({ text })
    const keepalive = new Blob([body]).size < KEEPALIVE_BYTES
    return (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body, keepalive })).ok
  } catch {
    return false
  }
}
