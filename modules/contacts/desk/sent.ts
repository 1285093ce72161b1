/** The values of a form as they were sent. */
export type Sent = Readonly<Record<string, unknown>>

/** What is wrong with a field; absent `field`: about the whole form. */
export interface FieldFault {
  field?: string | undefined
  message: string
}

/** A text as it was typed, trimmed; empty when it was not sent. */
export function textOf(sent: Sent, name: string): string {
  const value = sent[name]
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : ''
}

/** As textOf, absent when empty. */
export function givenText(sent: Sent, name: string): string | undefined {
  const value = textOf(sent, name)
  return value === '' ? undefined : value
}

export function listOf(sent: Sent, name: string): string[] {
  const value = sent[name]
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  return items
    .filter((item) => typeof item === 'string')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** Text that a database and a page can hold: no half characters, no control character but line breaks and tabs. */
export function isWritable(text: string): boolean {
  return text.isWellFormed() && !/[\p{Cc}--[\n\t]]/v.test(text)
}
