import type { ComponentChildren } from 'preact'

export interface StatProps {
  label: string
  /** Ready text: "83 %", "4 j". */
  value: string
  detail?: ComponentChildren
  /** The files behind the figure. */
  href?: string | undefined
}

/** One figure with its name; a link to what it counts. */
export function Stat({ label, value, detail, href }: StatProps) {
  return (
    <div class="stat">
      <span class="value">{href === undefined ? value : <a href={href}>{value}</a>}</span>
      <span class="label">{label}</span>
      {detail !== undefined && <span class="detail">{detail}</span>}
    </div>
  )
}

/** Figures side by side. */
export function Stats({ children }: { children: ComponentChildren }) {
  return <div class="stats">{children}</div>
}
