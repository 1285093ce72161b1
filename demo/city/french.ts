/**
 * French typography of texts that people read: a space that does not break before « : ; ? ! % » and inside « quotation marks »,
 * narrow before « ; ? ! ».
 */
export function french(text: string): string {
  return text
    .replace(/ ([;?!])/g, '\u202f$1')
    .replace(/ ([:»%])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
}
