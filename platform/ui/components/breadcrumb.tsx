import { useWords } from '../ui-context.ts'
import { Icon } from './icon.tsx'

export interface Crumb {
  href: string
  text: string
}

/** The pages above this one; the page itself is its h1 and is not repeated here. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  const words = useWords()
  if (items.length === 0) return null
  return (
    <nav class="breadcrumb" aria-label={words.breadcrumb}>
      <ol>
        {items.map((item, index) => (
          <li key={item.href}>
            {index > 0 && <Icon name="chevron-right" />}
            <a href={item.href}>{item.text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
