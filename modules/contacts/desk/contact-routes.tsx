import { z } from 'zod'
import { inLanguage } from '#modules/catalogue'
import { type Call, type Reply, type Route, fragment, json, notFound, page, route, seeOther, statusOf } from '#platform/http'
import { citizenRefusalSentence } from '#modules/citizens'
import type { Refusal } from '#platform/outcome'
import { refusalSentence } from '../messages/index.ts'
import { AnswerFrame, QuestionsFrame } from './about-frame.tsx'
import { CONTACT_PATH, ContactPage } from './contact-page.tsx'
import { type ContactTools, contactToolsOf } from './contact-tools.ts'
import { formState } from './form-state.ts'
import type { ContactDeskParts } from './parts.ts'
import { PersonFrame } from './person-beside.tsx'
import { type ReadContact, readContact } from './read-contact.ts'
import { alike, EMPTY_SCREEN, readPerson, readScreen, suggestionsFor } from './read-screen.ts'
import { RecordedPage } from './recorded-page.tsx'
import type { FieldFault, Sent } from './sent.ts'
import { type TakenContact, takeContact } from './take-contact.ts'

const sentForm = z.record(z.string().max(100), z.unknown())

/** The contact screen: the page, what it asks for while one types, the recording, and what is read out afterwards. */
export function contactRoutes(parts: ContactDeskParts): Route[] {
  return [screenRoute(parts), takeRoute(parts), personRoute(parts), aboutRoute(parts), suggestRoute(), recordedRoute(parts)]
}

function screenRoute(parts: ContactDeskParts): Route {
  return route({
    method: 'GET',
    path: CONTACT_PATH,
    audience: 'agent',
    access: 'contact.record',
    query: z.object({ citizen: z.uuid().optional().catch(undefined), type: z.string().max(20).optional().catch(undefined) }),
    handle: async (call) => {
      const tools = await contactToolsOf(call)
      if (tools === undefined) return notFound()
      const { citizen, type: typeCode } = call.query
      const type = typeCode === undefined ? undefined : tools.catalogue.byCode.get(typeCode)
      const screen =
        citizen === undefined && type === undefined
          ? EMPTY_SCREEN
          : await call.house.read(tools.actor, async (tx) => ({
              ...EMPTY_SCREEN,
              person: citizen === undefined ? undefined : await readPerson(tx, { citizenId: citizen, tools, parts }),
              answer: type === undefined ? undefined : await parts.answerFor(tx, { typeCode: type.code, tools }),
            }))
      return page(tools.t.title, <ContactPage state={formState({}, [])} screen={screen} type={type} tools={tools} parts={parts} />, {
        current: CONTACT_PATH,
      })
    },
  })
}

function takeRoute(parts: ContactDeskParts): Route {
  return route({
    method: 'POST',
    path: CONTACT_PATH,
    audience: 'agent',
    access: 'contact.record',
    readsTextsItself: true,
    body: sentForm,
    handle: async (call) => {
      const tools = await contactToolsOf(call)
      if (tools === undefined) return notFound()
      const read = readContact(call.body, tools, parts.urgencies)
      const again = (faults: readonly FieldFault[], status = 422) => showAgain(call, { read, faults, status, tools, parts })
      if (read.doing === 'find' || read.doing === 'suggest' || read.doing === 'forget' || read.faults.length > 0) return again(read.faults)
      const isSure = call.body['pick'] === 'new'
      if (!isSure && (await call.house.read(tools.actor, (tx) => alike(tx, read))).length > 0)
        return again([{ field: 'pick', message: tools.t.errors.duplicate }])
      const outcome = await call.house.act(tools.actor, (work) => takeContact(work, read, parts))
      if (outcome.ok) return afterwards(read, outcome.value, tools)
      const { refusal } = outcome
      const field = fieldOf(refusal)
      return again(
        [{ message: sentenceOf(refusal, tools, parts), ...(field === undefined ? {} : { field }) }],
        refusal.kind === 'not-found' ? 422 : statusOf(refusal),
      )
    },
  })
}

/** A registered request is read out; the others leave the screen ready for the next person. */
function afterwards(read: ReadContact, taken: TakenContact, { t }: ContactTools): Reply {
  if (read.doing === 'register') return seeOther(`${CONTACT_PATH}/recorded/${taken.contactId}`)
  const said =
    read.doing === 'follow' ? t.flash.followed(taken.followed ?? '') : read.doing === 'redirect' ? t.flash.redirected : t.flash.answered
  return seeOther(CONTACT_PATH, [{ name: 'flash', value: said }])
}

/** The page with every word kept; also when it was only asked for more, which a 422 says as well: the form is not done. */
async function showAgain(
  call: Call<unknown, unknown, Sent>,
  about: { read: ReadContact; faults: readonly FieldFault[]; status: number; tools: ContactTools; parts: ContactDeskParts },
): Promise<Reply> {
  const { read, faults, tools, parts } = about
  const screen = await call.house.read(tools.actor, (tx) => readScreen(tx, { read, sent: call.body, tools, parts }))
  const sent = read.doing === 'forget' ? { ...call.body, who: '' } : call.body
  return page(tools.t.title, <ContactPage state={formState(sent, faults)} screen={screen} type={read.type} tools={tools} parts={parts} />, {
    status: about.status,
    current: CONTACT_PATH,
  })
}

/** Names of a refusal's fields, as the inline file of a new person calls them. */
const FIELDS: Readonly<Record<string, string>> = {
  email: 'newEmail',
  phone: 'newPhone',
  familyName: 'newFamilyName',
  organisationName: 'newOrganisation',
  topic: 'type',
}

function fieldOf({ field }: Refusal): string | undefined {
  return field === undefined ? undefined : (FIELDS[field] ?? field)
}

function sentenceOf(refusal: Refusal, { locale, t }: ContactTools, parts: ContactDeskParts): string {
  return refusalSentence(refusal, locale) ?? citizenRefusalSentence(refusal, locale) ?? parts.sentence(refusal, locale) ?? t.errors.wrong
}

function personRoute(parts: ContactDeskParts): Route {
  return route({
    method: 'GET',
    path: `${CONTACT_PATH}/person`,
    audience: 'agent',
    access: 'citizen.search',
    query: z.object({ id: z.uuid() }),
    handle: async (call) => {
      const tools = await contactToolsOf(call)
      if (tools === undefined) return notFound()
      const person = await call.house.read(tools.actor, (tx) => readPerson(tx, { citizenId: call.query.id, tools, parts }))
      return fragment(<PersonFrame person={person} followed={undefined} tools={tools} />)
    },
  })
}

/** What changes with the subject: its questions (`part=questions`) or the answer at hand. */
function aboutRoute(parts: ContactDeskParts): Route {
  return route({
    method: 'GET',
    path: `${CONTACT_PATH}/about`,
    audience: 'agent',
    access: 'contact.record',
    query: z.object({ type: z.string().max(20).optional().catch(undefined), part: z.enum(['questions', 'answer']).catch('answer') }),
    handle: async (call) => {
      const tools = await contactToolsOf(call)
      if (tools === undefined) return notFound()
      const type = tools.catalogue.byCode.get(call.query.type ?? '')
      if (call.query.part === 'questions') return fragment(<QuestionsFrame type={type} state={formState({}, [])} tools={tools} />)
      const answer =
        type === undefined ? undefined : await call.house.read(tools.actor, (tx) => parts.answerFor(tx, { typeCode: type.code, tools }))
      return fragment(<AnswerFrame type={type} answer={answer} tools={tools} />)
    },
  })
}

/** Subjects for the words being typed. By POST: what people say does not belong in an address. */
function suggestRoute(): Route {
  return route({
    method: 'POST',
    path: `${CONTACT_PATH}/types`,
    audience: 'agent',
    access: 'contact.record',
    body: z.object({ text: z.string().max(20_000) }),
    handle: async (call) => {
      const tools = await contactToolsOf(call)
      if (tools === undefined) return notFound()
      const found = suggestionsFor(tools, call.body.text)
      return json(
        found.map(({ code, words }) => ({
          value: code,
          text: inLanguage(tools.catalogue.byCode.get(code)?.definition.title ?? { fr: code }, call.locale),
          hint: tools.t.suggestedBy(words.join(', ')),
        })),
      )
    },
  })
}

function recordedRoute(parts: ContactDeskParts): Route {
  return route({
    method: 'GET',
    path: `${CONTACT_PATH}/recorded/:id`,
    audience: 'agent',
    access: 'contact.record',
    params: z.object({ id: z.uuid() }),
    handle: async (call) => {
      const tools = await contactToolsOf(call)
      if (tools === undefined) return notFound()
      const registered = await parts.registered(call.house, { actor: tools.actor, contactId: call.params.id, tools })
      if (registered === undefined) return notFound()
      return page(tools.t.recorded.title, <RecordedPage registered={registered} tools={tools} />, { current: CONTACT_PATH })
    },
  })
}
