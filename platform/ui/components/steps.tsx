import type { ComponentChildren } from 'preact'
import { useWords } from '../ui-context.ts'

export type StepState = 'done' | 'now' | 'later' | 'stopped'

export interface Step {
  state: StepState
  title: string
  detail?: ComponentChildren
}

const MARKS: Record<StepState, ComponentChildren> = {
  done: (
    <>
      <circle cx="9" cy="9" r="8" fill="currentColor" />
      <path d="M5.4 9.3l2.5 2.5 4.8-5.3" class="hole" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" />
    </>
  ),
  now: <circle cx="9" cy="9" r="6.5" class="ring" stroke="currentColor" stroke-width="4" />,
  later: <circle cx="9" cy="9" r="7" class="ring" stroke="currentColor" stroke-width="1.75" />,
  stopped: (
    <>
      <circle cx="9" cy="9" r="8" fill="currentColor" />
      <path d="M6.3 6.3l5.4 5.4M11.7 6.3l-5.4 5.4" class="hole" stroke-width="1.8" stroke-linecap="round" />
    </>
  ),
}

/** Where a request stands, like a parcel: what is done, what is happening, what will come. */
export function Steps({ steps, label }: { steps: readonly Step[]; label?: string | undefined }) {
  const words = useWords()
  const said: Record<StepState, string> = { done: words.stepDone, now: words.stepNow, later: words.stepLater, stopped: words.stepStopped }
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step) => (
        <li key={step.title} class={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <svg class="mark" viewBox="0 0 18 18" aria-hidden="true">
            {MARKS[step.state]}
          </svg>
          <span class="title">{step.title}</span>
          <span class="visually-hidden"> ({said[step.state]})</span>
          {step.detail !== undefined && <span class="detail">{step.detail}</span>}
        </li>
      ))}
    </ol>
  )
}
