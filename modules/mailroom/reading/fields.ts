import type { PageReading } from './document-reading.ts'
import { findSender, findTowns, type PostalTown, type SenderBlock } from './fields/address-block.ts'
import { findEmails, findPhones } from './fields/contact-points.ts'
import type { Field } from './fields/field.ts'
import { findLetterDate } from './fields/letter-date.ts'
import { findOurReferences, type ReferenceCheck } from './fields/our-reference.ts'
import { findSubject } from './fields/subject-line.ts'
import { linesOf } from './page-lines.ts'

export interface LetterFields {
  readonly letterDate?: Field<Temporal.PlainDate>
  readonly sender?: Field<SenderBlock>
  /** Right check letter only; best first. */
  readonly references: readonly Field<string>[]
  readonly subject?: Field<string>
  readonly emails: readonly Field<string>[]
  /** E.164. */
  readonly phones: readonly Field<string>[]
  readonly towns: readonly Field<PostalTown>[]
}

/**
 * What a letter says of itself, as suggestions with their confidence and place. Pure: `receivedOn` is the day of arrival,
 * `isReference` knows the check letter.
 */
export function extractFields(
  pages: readonly PageReading[],
  facts: { readonly receivedOn: Temporal.PlainDate; readonly isReference: ReferenceCheck },
): LetterFields {
  const lines = linesOf(pages)
  const letterDate = findLetterDate(lines, facts.receivedOn)
  const sender = findSender(lines)
  const subject = findSubject(lines)
  return {
    ...(letterDate && { letterDate }),
    ...(sender && { sender }),
    references: findOurReferences(lines, facts.isReference),
    ...(subject && { subject }),
    emails: findEmails(lines),
    phones: findPhones(lines),
    towns: findTowns(lines),
  }
}
