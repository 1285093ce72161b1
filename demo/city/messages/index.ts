import type { IncomingMessage } from './incoming-message.ts'
import { MESSAGES_1 } from './messages-1.ts'
import { MESSAGES_2 } from './messages-2.ts'
import { MESSAGES_3 } from './messages-3.ts'

export type { IncomingMessage } from './incoming-message.ts'

export const INCOMING_MESSAGES: readonly IncomingMessage[] = [...MESSAGES_1, ...MESSAGES_2, ...MESSAGES_3]
