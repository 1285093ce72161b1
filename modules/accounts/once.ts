import type { Call, Reply } from '#platform/http'
import { json, refused } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { type Outcome, refuse } from '#platform/outcome'
import { RefusalError } from '#platform/outcome'
import type { Work } from '#platform/database'
import { beginOnce, fingerprintOf, finishOnce, idempotencyKey } from './idempotency-store.ts'

type AnyCall = Call<unknown, unknown, unknown>

/** What an act of the API answers when it is done. */
export interface Made {
  status: number
  body: unknown
}

/**
 * Runs an act of a program once: with an `Idempotency-Key` the same request sent again gets the same answer and does nothing,
 * the same key with another content is refused (409). The key is kept in the transaction of the act.
 */
export async function actOnce(
  call: AnyCall,
  sentence: (message: string) => string | undefined,
  use: (work: Work) => Promise<Outcome<Made>>,
): Promise<Reply> {
  const given = call.request.headers['idempotency-key']
  const key = idempotencyKey.safeParse(given)
  if (given !== undefined && !key.success)
    return refused(
      { kind: 'invalid', message: 'accounts.refusal.idempotency-key', field: 'Idempotency-Key' },
      KEY_SENTENCES[call.locale]['accounts.refusal.idempotency-key'],
    )
  const { actor } = call
  const tokenId = actor.kind === 'token' ? actor.id : undefined
  const outcome = await call.house.act(actor, async (work): Promise<Outcome<Made>> => {
    if (tokenId === undefined || !key.success) return use(work)
    const once = { tokenId, key: key.data }
    const begun = await beginOnce(work, {
      ...once,
      fingerprint: fingerprintOf({ method: call.request.method, path: call.request.url, body: call.body }),
    })
    if (begun.kind === 'replay') return { ok: true, value: { status: begun.status, body: begun.body } }
    if (begun.kind === 'conflict') return refuse('conflict', 'accounts.refusal.key-used-otherwise')
    if (begun.kind === 'running') return refuse('conflict', 'accounts.refusal.key-running')
    const made = await use(work)
    if (!made.ok) throw new RefusalError(made.refusal)
    await finishOnce(work, { ...once, status: made.value.status, body: made.value.body })
    return made
  })
  if (!outcome.ok) return refused(outcome.refusal, KEY_SENTENCES[call.locale][outcome.refusal.message] ?? sentence(outcome.refusal.message))
  return json(outcome.value.body, outcome.value.status)
}

const KEY_SENTENCES: Record<Locale, Record<string, string>> = {
  fr: {
    'accounts.refusal.key-used-otherwise':
      'Cette clé Idempotency-Key a déjà servi pour un autre contenu. Prenez une nouvelle clé pour un nouvel acte.',
    'accounts.refusal.key-running': 'Le même acte est en cours. Redemandez dans une seconde avec la même clé.',
    'accounts.refusal.idempotency-key': 'Idempotency-Key : de 1 à 200 caractères.',
  },
  en: {
    'accounts.refusal.key-used-otherwise': 'This Idempotency-Key was used for another content. Use a new key for a new act.',
    'accounts.refusal.key-running': 'The same act is being done at this moment. Ask again in a second with the same key.',
    'accounts.refusal.idempotency-key': 'Idempotency-Key: 1–200 characters.',
  },
  it: {
    'accounts.refusal.key-used-otherwise':
      'Questa Idempotency-Key è già servita per un altro contenuto. Usi una nuova chiave per un nuovo atto.',
    'accounts.refusal.key-running': 'Lo stesso atto è in corso. Riprovi tra un secondo con la stessa chiave.',
    'accounts.refusal.idempotency-key': 'Idempotency-Key: da 1 a 200 caratteri.',
  },
}
