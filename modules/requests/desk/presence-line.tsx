import { Icon, Live } from '#platform/ui'
import { requestUrl } from './addresses.ts'
import type { DeskTools } from './desk-call.ts'

/** Who else has the request open: nothing when nobody has. */
export function PresenceLine({
  requestId,
  reference,
  lookers,
  tools,
}: {
  requestId: string
  reference: string
  lookers: readonly string[]
  tools: DeskTools
}) {
  const { t, actor, directory, locale } = tools
  const names = lookers.filter((id) => id !== actor.id).flatMap((id) => directory.agents.get(id)?.name ?? [])
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
  return (
    <Live id="presence" topics={[`presence:${requestId}`]} url={requestUrl(reference, { act: 'presence' })}>
      {names.length > 0 && (
        <p class="presence">
          <Icon name="eye" /> {names.length === 1 ? t.page.present(list) : t.page.presentMany(list)}
        </p>
      )}
    </Live>
  )
}
