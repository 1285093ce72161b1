/** A message as a citizen wrote it, or as an agent noted it; mistakes are wanted. */
export interface IncomingMessage {
  number: number
  channel: 'email' | 'post' | 'phone' | 'counter' | 'portal'
  language: string
  text: string
  /** The type and the service that an experienced agent would choose. */
  typeCode: string
  unitCode: string
  urgency: 'danger' | 'same-day' | 'normal' | 'low'
  /** What the message is there to test. */
  interest: string
}
