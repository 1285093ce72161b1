import { useWords } from '../ui-context.ts'
import { Button, ButtonLink } from './button.tsx'

export interface SessionWarningProps {
  /** When the session closes without an act, in ISO form. */
  expiresAt: string
  /** POST, answers JSON `{ expiresAt }`. */
  renewUrl: string
  signInUrl: string
}

/** Two minutes before the session closes, asks whether to stay (RGAA 13.1). Shown by the island only. */
export function SessionWarning({ expiresAt, renewUrl, signInUrl }: SessionWarningProps) {
  const words = useWords()
  return (
    <dialog class="dialog" aria-labelledby="session-title" data-island="session" data-expires-at={expiresAt} data-renew-url={renewUrl}>
      <div class="content alone" data-session-warning>
        <h2 id="session-title">{words.session.ends}</h2>
        <p>{words.session.endsWhy}</p>
        <form class="actions" method="post" action={renewUrl} data-stay data-turbo="false">
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
