import type { ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'
import { useWords } from '../ui-context.ts'
import { Button } from './button.tsx'

export interface DialogProps {
  id: string
  title: string
  wide?: boolean | undefined
  children: ComponentChildren
}

/**
 * A native dialog, opened by any element with `data-dialog="ID"` (see `DialogOpener`): the browser keeps the focus inside and the rest inert; Escape closes; focus returns.
 * Without script its opener is a link to a page with the same content.
 */
export function Dialog({ id, title, wide, children }: DialogProps) {
  const words = useWords()
  return (
    <dialog id={id} class={classes('dialog', wide === true && 'wide')} aria-labelledby={`${id}-title`} data-island="dialog">
      <header>
        <h2 id={`${id}-title`} tabIndex={-1}>
          {title}
        </h2>
        <form method="dialog">
          <Button variant="quiet" icon="close" iconOnly>
            {words.close}
          </Button>
        </form>
      </header>
      <div class="content">{children}</div>
    </dialog>
  )
}
