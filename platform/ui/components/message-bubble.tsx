import type { ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'
import { useWords } from '../ui-context.ts'
import { Icon } from './icon.tsx'

export interface MessageBubbleProps {
  /** Who wrote; ignored when it is the reader. */
  from: string
  /** The reader wrote it. */
  mine?: boolean | undefined
  /** Service or capacity of the writer. */
  role?: string | undefined
  when: string
  iso?: string | undefined
  /** Text as written: its line breaks are kept. Ready nodes when it holds links. */
  children: ComponentChildren
  attachments?: readonly { href: string; text: string }[] | undefined
  /** "Lu le 19 novembre", "SMS". */
  state?: ComponentChildren
}

/** One message of an exchange. */
export function MessageBubble({ from, mine, role, when, iso, children, attachments = [], state }: MessageBubbleProps) {
  const words = useWords()
  return (
    <article class={classes('message', mine === true && 'mine')}>
      <header>
        <b>{mine === true ? words.you : from}</b>
        {role !== undefined && `, ${role}`}
        {' · '}
        {iso === undefined ? when : <time dateTime={iso}>{when}</time>}
      </header>
      <div class="body">{children}</div>
      {attachments.length > 0 && (
        <ul class="attachments">
          {attachments.map((file) => (
            <li key={file.href}>
              <Icon name="attach" /> <a href={file.href}>{file.text}</a>
            </li>
          ))}
        </ul>
      )}
      {state !== undefined && <footer>{state}</footer>}
    </article>
  )
}
