import { type RequestType, inLanguage } from '#modules/catalogue'
import { Notice } from '#platform/ui'
import type { ContactTools } from './contact-tools.ts'
import type { FormState } from './form-state.ts'
import type { HelpAnswer } from './parts.ts'
import { TurboFrame } from './turbo-frame.tsx'
import { TypeFields } from './type-fields.tsx'

/** The questions of the type, and what to ask for. */
export function QuestionsFrame({ type, state, tools }: { type: RequestType | undefined; state: FormState; tools: ContactTools }) {
  const { t, locale } = tools
  const documents = type?.definition.requiredDocuments ?? []
  return (
    <TurboFrame id="contact-questions">
      {type !== undefined && (
        <>
          <TypeFields type={type} state={state} tools={tools} />
          {documents.length > 0 && (
            <div class="field">
              <strong>{t.request.documents}</strong>
              <ul>
                {documents.map((document) => (
                  <li key={document.fr}>{inLanguage(document, locale)}</li>
                ))}
              </ul>
            </div>
          )}
        </>
      )}
    </TurboFrame>
  )
}

/** What to say about the type: whose matter it is, when it is not the city's, and the answer at hand. */
export function AnswerFrame({
  type,
  answer,
  tools,
}: {
  type: RequestType | undefined
  answer: HelpAnswer | undefined
  tools: ContactTools
}) {
  const { t, directory } = tools
  const elsewhere =
    type === undefined ? [] : directory.competences.filter((known) => known.act !== 'handled' && known.typeCodes.includes(type.code))
  return (
    <TurboFrame id="contact-answer">
      {elsewhere.map((known) => (
        <Notice key={known.code} title={t.competence} level={3}>
          <p>{known.sentence}</p>
        </Notice>
      ))}
      {answer !== undefined && (
        <section class="answer-at-hand">
          <h2>{t.beside.answers}</h2>
          <p>
            <a href={answer.href} target="_blank">
              <strong>{answer.title}</strong>
              <span class="visually-hidden"> {t.beside.newTab}</span>
            </a>
          </p>
          {answer.body}
        </section>
      )}
      {type !== undefined && answer === undefined && <p class="muted">{t.beside.noAnswer}</p>}
    </TurboFrame>
  )
}
