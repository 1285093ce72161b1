import { inLanguage } from '#modules/catalogue'
import { type Locale, formatDate } from '#platform/i18n'
import { renderLetter } from '#platform/pdf'
import { promiseSentence, silenceSentences } from './legal-words.ts'
import { messagesFor } from './messages/index.ts'
import type { Followed } from './read-followed.ts'

/** The acknowledgement as a tagged PDF, with the mentions of R112-5 and R112-11-1 CRPA. Its date is that of the receipt. */
export function acknowledgementLetter(
  followed: Followed,
  options: { locale: Locale; recipient: string; at: Temporal.Instant },
): Promise<Buffer> {
  const { request, type, report, directory } = followed
  const { locale, at } = options
  const t = messagesFor(locale)
  const { city } = directory
  const unit = directory.units.get(request.unitId)
  const received = formatDate(locale, request.receivedOn)
  const promise = promiseSentence(report, locale)
  const rights = silenceSentences(report, locale)
  return renderLetter(
    {
      locale,
      title: t.letter.title(request.reference),
      author: { name: city.name },
      office: {
        name: unit?.name ?? city.name,
        lines: [city.postalAddress, t.letter.phone(unit?.phone ?? city.phone), unit?.email ?? city.email],
      },
      recipient: [options.recipient],
      placeAndDate: t.letter.placeAndDate(city.town, formatDate(locale, request.registeredAt)),
      references: [
        { label: t.letter.reference, value: request.reference },
        { label: t.letter.received, value: received },
      ],
      subject: { label: t.letter.subject, value: t.letter.receipt },
      salutation: t.letter.salutation,
      body: [
        { kind: 'paragraph', text: t.letter.body(city.name, received) },
        {
          kind: 'facts',
          facts: [
            { label: t.letter.about, value: inLanguage(type.definition.title, locale) },
            { label: t.letter.subject, value: request.subject },
            { label: t.letter.handledBy, value: unit?.name ?? city.name },
          ],
        },
        ...(promise === undefined ? [] : [{ kind: 'paragraph' as const, text: promise }]),
      ],
      closing: t.letter.closing,
      signature: { firstName: '', lastName: '', capacity: '', service: unit?.name ?? city.name },
      legal: [
        ...(rights.length === 0 ? [] : [{ title: t.letter.rights, text: rights.join(' ') }]),
        { title: t.letter.data, text: t.letter.dataText },
      ],
      pageLabel: t.letter.page,
    },
    { at },
  )
}
