export interface Tab {
  href: string
  text: string
  /** A number, or words when only a part was counted ("50 +"). */
  count?: number | string | undefined
  current?: boolean | undefined
}

/** Views of one thing, each a page with its address: links, not widgets. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ul class="tabs">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current === true ? 'page' : undefined}>
              {tab.text}
              {tab.count !== undefined && <span class="count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
