import type { Actor } from '#platform/access'
import type { UploadRule } from '#platform/http'
import type { Building } from './building.ts'

type Received = { ok: true; fileId: string; size: number } | { ok: false; message: string; data: Record<string, string | number> }

/** Takes a file of a form into the store, up to the route's limit. What no record claims afterwards is swept away. */
export async function receiveFormFile(building: Building, file: { stream: NodeJS.ReadableStream; name: string; rule: UploadRule; actor: Actor }): Promise<Received> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of file.stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    size += bytes.length
    if (size <= file.rule.maxBytes) parts.push(bytes)
  }
  if (size > file.rule.maxBytes) return { ok: false, message: 'file-too-large', data: { maximum: Math.floor(file.rule.maxBytes / 1024 / 1024) } }
  const received = await building.house.work(file.actor, (work) =>
    building.files.receive(work, Buffer.concat(parts), { name: file.name, allowed: file.rule.allowed, maxBytes: file.rule.maxBytes, purpose: file.rule.purpose }),
  )
  return received.ok ? { ok: true, fileId: received.file.id, size: received.file.size } : received
}
