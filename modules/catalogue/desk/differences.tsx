import { Disclosure } from '#platform/ui'
import type { Difference } from '../difference.ts'
import type { CatalogueTools } from './catalogue-tools.ts'

/** What went and what came between two versions, part by part. */
export function Differences({
  differences,
  summary,
  open,
  tools: { t },
}: {
  differences: readonly Difference[]
  summary: string
  open?: boolean
  tools: CatalogueTools
}) {
  if (differences.length === 0) return <p class="under">{t.type.same}</p>
  return (
    <Disclosure summary={`${summary} (${differences.length})`} open={open}>
      <dl class="differences">
        {differences.map(({ part, gone, come }) => (
          <div key={part}>
            <dt>{t.parts[part]}</dt>
            {gone.map((text) => (
              <dd key={`-${text}`}>
                <span class="under">{t.type.gone}</span> <del>{text}</del>
              </dd>
            ))}
            {come.map((text) => (
              <dd key={`+${text}`}>
                <span class="under">{t.type.come}</span> <ins>{text}</ins>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}
