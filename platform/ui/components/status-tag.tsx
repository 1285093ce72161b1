import type { ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'

/** late: overdue · soon: to do shortly · waiting: the citizen's turn · us: the city's turn · done · neutral. */
export const STATUS_TONES = ['late', 'soon', 'waiting', 'us', 'done', 'neutral'] as const
export type StatusTone = (typeof STATUS_TONES)[number]

// The shape says the same as the colour: diamond, half disc, ring, disc, tick, dash.
const SHAPES: Record<StatusTone, ComponentChildren> = {
  late: <path d="M5 0l5 5-5 5-5-5z" fill="currentColor" />,
  soon: (
    <>
      <circle cx="5" cy="5" r="4.2" fill="none" stroke="currentColor" stroke-width="1.6" />
      <path d="M5 1v8a4 4 0 0 1 0-8z" fill="currentColor" />
    </>
  ),
  waiting: <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" stroke-width="2.4" />,
  us: <circle cx="5" cy="5" r="4.6" fill="currentColor" />,
  done: <path d="M1 5.4L4 8.4 9 2" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />,
  neutral: <path d="M1 5h8" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />,
}

/** A state in a word, with a shape and a colour that repeat it. */
export function StatusTag({ tone, children }: { tone: StatusTone; children: ComponentChildren }) {
  return (
    <span class={classes('tag', tone !== 'neutral' && tone)}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      <span>{children}</span>
    </span>
  )
}
