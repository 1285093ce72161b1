import type { Locale } from '#platform/i18n'
import { birthText } from '../birth-date.ts'
import { displayName } from '../citizen.ts'
import { formatPhone } from '../normalise.ts'
import type { FoundCitizen } from '../search-citizens.ts'
import type { CitizenTools } from './citizen-tools.ts'

export function citizenUrl(id: string): string {
  return `/desk/citizens/${id}`
}

/** People with what tells homonyms apart: birth, address, how they are reached. */
export function PeopleList({
  people,
  label,
  tools: { locale, t },
}: {
  people: readonly FoundCitizen[]
  label: string
  tools: CitizenTools
}) {
  return (
    <ul class="rows sheet" aria-label={label}>
      {people.map(({ citizen, contactPoints, address }) => (
        <li key={citizen.id}>
          <a class="title" href={citizenUrl(citizen.id)} data-row>
            {displayName(citizen)}
          </a>
          <span class="side">{address === undefined ? t.kinds[citizen.kind] : `${address.postcode} ${address.town}`}</span>
          <span class="under">
            {contactPoints.map((point) => (point.kind === 'phone' ? formatPhone(point.normalised) : point.value)).join(' · ')}
          </span>
          <span class="reference">{citizen.birthDate === undefined ? undefined : birthText(citizen.birthDate, locale)}</span>
        </li>
      ))}
    </ul>
  )
}

/** One line that tells a person apart, for suggestions. */
export function personHint({ citizen, contactPoints, address }: FoundCitizen, locale: Locale): string {
  return [
    citizen.birthDate === undefined ? undefined : birthText(citizen.birthDate, locale),
    ...contactPoints.slice(0, 2).map((point) => (point.kind === 'phone' ? formatPhone(point.normalised) : point.value)),
    address?.town,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}
