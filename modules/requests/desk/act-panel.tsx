import type { ComponentChildren } from 'preact'
import { Actions, Button, ErrorSummary, Form, Icon } from '#platform/ui'
import type { RequestFile } from '../request-file.ts'
import { requestUrl } from './addresses.ts'
import { hiddenOf } from './act-bar.tsx'
import { ActFields } from './act-forms.tsx'
import type { PanelAct } from './acts.ts'
import type { DeskTools } from './desk-call.ts'
import { type Feedback, sentValues } from './feedback.ts'
import { TurboFrame } from './turbo-frame.tsx'

export interface ActPanelProps {
  act: PanelAct | undefined
  file: RequestFile
  tools: DeskTools
  list: string | undefined
  feedback: Feedback | undefined
}

/** Where an act's form opens, above the timeline: in place with script, as its own page without. */
export function ActPanelFrame(props: ActPanelProps & { children?: ComponentChildren }) {
  return (
    <TurboFrame id="acts" target="_top" data-held="true">
      {props.act === undefined ? props.children : <ActPanel {...props} act={props.act} />}
    </TurboFrame>
  )
}

function ActPanel({ act, file, tools, list, feedback }: ActPanelProps & { act: PanelAct }) {
  const { t } = tools
  const { request } = file
  const sent = sentValues(act, feedback)
  const title = t.acts[act]
  return (
    <section class="act-panel" aria-labelledby="act-title" data-island="act-panel">
      <PanelHead title={title} close={requestUrl(request.reference, { list })} label={t.acts.closePanel} />
      <ErrorSummary errors={sent.summary()} level={3} />
      <Form action={requestUrl(request.reference, { act })} hidden={hiddenOf(request, list)} files={act === 'attach'}>
        <ActFields act={act} file={file} tools={tools} sent={sent} />
        <Actions>
          <Button variant={act === 'cancel' ? 'danger' : 'main'}>{title}</Button>
        </Actions>
      </Form>
    </section>
  )
}

/** The title of an open act, and the way out. */
export function PanelHead({ title, close, label }: { title: string; close: string; label: string }) {
  return (
    <header>
      <h2 id="act-title">{title}</h2>
      <a href={close} class="button quiet icon-only" data-shortcut="Escape" data-close-panel>
        <Icon name="close" label={label} />
      </a>
    </header>
  )
}
