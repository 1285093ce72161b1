import { Button, Composer, ErrorSummary, Form, Kbd } from '#platform/ui'
import { OUTCOMES } from '../request.ts'
import { requestUrl } from './addresses.ts'
import { hiddenOf } from './act-bar.tsx'
import type { DeskTools } from './desk-call.ts'
import { type Feedback, sentValues } from './feedback.ts'
import type { FullView, RequestView } from './read-request.ts'
import { templatesFor } from './templates.ts'

interface AnswerComposerProps {
  view: RequestView
  full: FullView
  tools: DeskTools
  list: string | undefined
  feedback: Feedback | undefined
}

/** Where the answer is written. The text is kept as a draft while it is typed; what came back refused stands in it again. */
export function AnswerComposer({ view, full, tools, list, feedback }: AnswerComposerProps) {
  const { t, actor } = tools
  const { request } = view
  const sent = sentValues('answer', feedback)
  const draft = full.file.drafts.find((known) => known.agentId === actor.id && known.kind === 'answer')?.text
  const here = requestUrl(request.reference, { act: 'answer' })
  return (
    <Form
      action={here}
      hidden={hiddenOf(request, list)}
      id="answer"
      data-held="true"
      data-island="answer"
      data-templates-url={requestUrl(request.reference, { act: 'templates' })}
      data-words={JSON.stringify(t.composer.snippets)}
    >
      <ErrorSummary errors={sent.summary()} />
      <Composer
        id="answer-text"
        name="text"
        label={t.composer.answer}
        value={sent.text('text') ?? draft}
        error={sent.error('text')}
        draftUrl={requestUrl(request.reference, { act: 'draft/answer' })}
        shortcut="r"
        footer={
          <>
            <TemplateTool view={view} tools={tools} />
            <ThenTool tools={tools} chosen={sent.text('next')} />
            <span class="reach">{reachText(full, tools)}</span>
            <Button>{t.composer.send}</Button>
          </>
        }
      />
    </Form>
  )
}

/** A text to begin with: chosen from the list and inserted by its button, or found with `;;` while writing. */
function TemplateTool({ view: { request }, tools }: { view: RequestView; tools: DeskTools }) {
  const { t, catalogue } = tools
  const templates = templatesFor(catalogue, request.typeCode)
  if (templates.length === 0) return null
  return (
    <span class="tool">
      <Kbd>;;</Kbd>
      <label class="visually-hidden" for="answer-template">
        {t.composer.template}
      </label>
      <select class="input" id="answer-template" name="template">
        <option value="">{t.composer.chooseTemplate}</option>
        {templates.map((template) => (
          <option key={template.id} value={template.id}>
            {template.title}
          </option>
        ))}
      </select>
      <Button variant="second" formaction={requestUrl(request.reference, { act: 'insert' })} formnovalidate>
        {t.composer.insert}
      </Button>
    </span>
  )
}

function ThenTool({ tools: { t, words }, chosen = 'answered' }: { tools: DeskTools; chosen?: string | undefined }) {
  return (
    <span class="tool">
      <label for="answer-next">{t.composer.next}</label>
      <select class="input" id="answer-next" name="next">
        <option value="open" selected={chosen === 'open'}>
          {t.composer.thenOpen}
        </option>
        <option value="answered" selected={chosen === 'answered'}>
          {t.composer.thenAnswered}
        </option>
        <optgroup label={t.composer.thenClosed}>
          {OUTCOMES.map((outcome) => (
            <option key={outcome} value={outcome} selected={chosen === outcome}>
              {words.outcomes[outcome]}
            </option>
          ))}
        </optgroup>
      </select>
    </span>
  )
}

function reachText({ reach, requester }: FullView, { t }: DeskTools): string {
  const languages: Readonly<Record<string, string>> = t.page.languages
  const language = requester?.citizen.language
  const way =
    reach === undefined
      ? t.composer.unknownReach
      : reach.channel === 'email'
        ? t.composer.reach.email(reach.address)
        : t.composer.reach[reach.channel]
  return language === undefined || language === 'fr' ? way : `${way} · ${t.composer.writtenIn(languages[language] ?? language)}`
}
