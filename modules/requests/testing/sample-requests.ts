import { registerCitizen } from '#modules/citizens'
import { systemActor } from '#platform/access'
import { type House, type Work, newId } from '#platform/database'
import type { Outcome } from '#platform/outcome'
import { type NewRequest, registerRequest } from '../register-request.ts'
import type { Request } from '../request.ts'

/** Registers a request; a test says only what matters to it. */
export async function aRequest(house: House, over: Partial<NewRequest> = {}): Promise<Request> {
  const registered = await ok(
    house.act(systemActor('test'), (work) =>
      registerRequest(work, {
        typeCode: 'EP-ECL',
        subject: 'Lampadaire éteint, rue des Capucins',
        text: 'Le lampadaire devant le 14 est éteint depuis jeudi.',
        channel: 'phone',
        ...over,
      }),
    ),
  )
  return registered.request
}

/** A citizen with an e-mail and a telephone. */
export async function aCitizen(house: House, over: { givenNames?: string; familyName?: string; email?: string } = {}): Promise<string> {
  const citizen = await ok(
    house.act(systemActor('test'), (work: Work) =>
      registerCitizen(work, {
        kind: 'person',
        civility: 'madam',
        givenNames: over.givenNames ?? 'Claire',
        familyName: over.familyName ?? 'Lefort',
        email: over.email ?? 'claire.lefort@example.org',
        phone: '06 39 98 12 34',
      }),
    ),
  )
  return citizen.id
}

/** A file as the store keeps it, without its bytes: for tests of what hangs on a request. */
export async function aFile(house: House): Promise<string> {
  const id = newId()
  await house.work(systemActor('test'), async ({ tx, at }) => {
    const row = { id, sha256: Buffer.alloc(32), size: 1, content_type: 'image/jpeg', kind: 'image', name: 'photo.jpg', scan_state: 'clean' }
    await tx
      .insertInto('files.file')
      .values({
        ...row,
        storage_key: id.replaceAll('-', ''),
        wrapped_key: Buffer.alloc(1),
        purpose: 'test',
        created_at: at,
        created_by_kind: 'system',
      })
      .execute()
  })
  return id
}

/** The value of an act that a test takes for granted. */
export async function ok<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const settled = await outcome
  if (!settled.ok) throw new Error(`refused: ${settled.refusal.message}`)
  return settled.value
}
