import { useWords } from '../ui-context.ts'
import { Button, ButtonLink } from './button.tsx'
import { HiddenFields } from './hidden-fields.tsx'

export interface SessionWarningProps {
  /** Milliseconds until the session closes without an act. The clock of the reader's machine is not asked: it may be wrong. */
  leftMs: number
  /** Milliseconds until it closes whatever is done. */
  atMostMs: number
  /** POST, answers JSON `{ leftMs, atMostMs }`. */
  renewUrl: string
  signInUrl: string
}

/** Two minutes before the session closes, asks whether to stay (RGAA 13.1). Shown by the island only. */
export function SessionWarning({ leftMs, atMostMs, renewUrl, signInUrl }: SessionWarningProps) {
  const words = useWords()
  return (
    <dialog class="dialog" aria-labelledby="session-title" data-island="session" data-left-ms={leftMs} data-at-most-ms={atMostMs}>
      <div class="content alone" data-session-warning>
        <h2 id="session-title">{words.session.ends}</h2>
        <p>{words.session.endsWhy}</p>
        <form class="actions" method="post" action={renewUrl} data-stay data-turbo="false">
          <HiddenFields csrf />
          <Button>{words.session.stay}</Button>
        </form>
      </div>
      <div class="content alone" data-session-ended hidden>
        <h2>{words.session.ended}</h2>
        <p class="actions">
          <ButtonLink href={signInUrl}>{words.session.signIn}</ButtonLink>
        </p>
      </div>
    </dialog>
  )
}
