import { Actions, Button, Checkbox, ErrorSummary, Form, TextArea } from '#platform/ui'
import { requestUrl } from './addresses.ts'
import { PanelHead } from './act-panel.tsx'
import type { DeskTools } from './desk-call.ts'
import { type Feedback, fieldId, sentValues } from './feedback.ts'
import type { FullView, RequestView } from './read-request.ts'

interface TaskPanelProps {
  taskId: string
  view: RequestView
  full: FullView
  tools: DeskTools
  list: string | undefined
  feedback: Feedback | undefined
}

/** Ends a task: what came of it, or that it is no longer needed. */
export function TaskPanel({ taskId, view, full, tools, list, feedback }: TaskPanelProps) {
  const { t } = tools
  const task = full.file.tasks.find((known) => known.id === taskId)
  if (task === undefined) return null
  const act = `tasks/${taskId}`
  const sent = sentValues(act, feedback)
  return (
    <section class="act-panel" aria-labelledby="act-title" data-island="act-panel">
      <PanelHead title={task.title} close={requestUrl(view.request.reference, { list })} label={t.acts.closePanel} />
      <ErrorSummary errors={sent.summary()} level={3} />
      <Form action={requestUrl(view.request.reference, { act })} hidden={{ list }}>
        <TextArea
          id={fieldId(act, 'result')}
          name="result"
          label={t.form.result}
          rows={2}
          value={sent.text('result')}
          error={sent.error('result')}
          required={false}
          attributes={{ 'data-first': 'true' }}
        />
        <Checkbox id={fieldId(act, 'cancelled')} name="cancelled" label={t.form.cancelTask} checked={sent.has('cancelled')} />
        <Actions>
          <Button>{t.acts.finish}</Button>
        </Actions>
      </Form>
    </section>
  )
}
