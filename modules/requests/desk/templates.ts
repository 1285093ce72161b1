import { type AnswerTemplate, type Catalogue, inLanguage } from '#modules/catalogue'
import { formalName } from '#modules/citizens'
import { renderSilence, silenceSentence } from '#modules/deadlines'
import { type Locale, formatDate, isLocale } from '#platform/i18n'
import { fillFields } from '../answer-fields.ts'
import type { DeskTools } from './desk-call.ts'
import type { RequestView, FullView } from './read-request.ts'

/** An answer text for this request, its fields filled with what the house knows; the others stay to be written. */
export interface FilledTemplate {
  id: string
  title: string
  text: string
}

/** Texts for this type first, then those for any. */
export function templatesFor(catalogue: Catalogue, typeCode: string): AnswerTemplate[] {
  const own = catalogue.templates.filter((template) => template.typeCode === typeCode)
  return [...own, ...catalogue.templates.filter((template) => template.typeCode === undefined)]
}

export function fillTemplate(template: AnswerTemplate, about: { view: RequestView; full: FullView; tools: DeskTools }): FilledTemplate {
  const { language } = about.view.request
  const locale: Locale = isLocale(language) ? language : 'fr'
  const fields = knownFields(about, locale)
  return { id: template.id, title: template.title, text: fillFields(inLanguage(template.bodies, locale), fields) }
}

function knownFields(
  { view: { request }, full, tools }: { view: RequestView; full: FullView; tools: DeskTools },
  locale: Locale,
): Record<string, string | undefined> {
  const { directory, actor } = tools
  const unit = directory.units.get(request.unitId)
  const agent = directory.agents.get(actor.id)
  const day = (on: Temporal.PlainDate | undefined) => (on === undefined ? undefined : formatDate(locale, on, 'long'))
  const awaited = full.file.missingItems.filter((item) => item.receivedAt === undefined)
  const silence = silenceSentence(full.file.report)
  return {
    civilite_nom: full.requester === undefined ? undefined : formalName(full.requester.citizen),
    titre: request.subject,
    reference: request.reference,
    date_reception: day(request.receivedOn),
    date_service: day(request.targetOn),
    date_promise: day(request.targetOn),
    date_limite: day(awaited[0]?.limitOn),
    liste_pieces: awaited.length === 0 ? undefined : awaited.map((item) => item.label).join(', '),
    lieu: request.place,
    service: unit?.name,
    telephone: unit?.phone ?? directory.city.phone,
    prenom_agent: agent?.givenName,
    nom_agent: agent?.familyName,
    ville: directory.city.name,
    bloc_silence: silence === undefined ? '' : renderSilence(locale, silence).join(' '),
  }
}
