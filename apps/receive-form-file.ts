import type { Actor } from '#platform/access'
import type { UploadRule } from '#platform/http'
import type { Building } from './building.ts'

type Received = { ok: true; fileId: string; size: number } | { ok: false; message: string; data: Record<string, string | number> }

/** Takes a file of a form into the store, up to the route's limit: through quarantine, looked at before the answer. */
export async function receiveFormFile(
  building: Building,
  file: { stream: NodeJS.ReadableStream; name: string; rule: UploadRule; actor: Actor },
): Promise<Received> {
  const { allowed, maxBytes, purpose } = file.rule
  const received = await building.files.take(building.house, file.actor, file.stream, { name: file.name, allowed, maxBytes, purpose })
  return received.ok ? { ok: true, fileId: received.file.id, size: received.file.size } : received
}
