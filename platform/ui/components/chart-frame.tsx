import type { ComponentChildren } from 'preact'
import { useWords } from '../ui-context.ts'
import { Disclosure } from './disclosure.tsx'
import { Table } from './table.tsx'

export interface ChartSeries {
  name: string
  /** One value for each category; undefined where there is none. */
  values: readonly (number | undefined)[]
}

export interface ChartProps {
  id: string
  /** Says what the chart shows, not only what it is about: "Les réponses arrivent plus vite depuis mars". */
  title: string
  detail?: string | undefined
  /** Name of the first column of the table: "Mois", "Service". */
  category: string
  categories: readonly string[]
  series: readonly ChartSeries[]
  /** How a value is written: `(value) => formatNumber(locale, value)`. */
  format: (value: number) => string
}

/** A drawing with its title and, under it, the same figures as a table. */
export function ChartFrame({ chart, children }: { chart: ChartProps; children: ComponentChildren }) {
  const words = useWords()
  return (
    <figure class="chart" aria-labelledby={`${chart.id}-title`}>
      <figcaption id={`${chart.id}-title`}>
        {chart.title}
        {chart.detail !== undefined && <p>{chart.detail}</p>}
      </figcaption>
      {children}
      <Disclosure summary={words.showTable}>
        <Table
          caption={chart.title}
          captionHidden
          cards={false}
          columns={[
            { key: 'category', title: chart.category, header: true, cell: (row) => row.category },
            ...chart.series.map((series, at) => ({
              key: series.name,
              title: series.name,
              number: true,
              cell: (row: { values: readonly (number | undefined)[] }) => written(row.values[at], chart.format),
            })),
          ]}
          rows={chart.categories.map((category, index) => ({ category, values: chart.series.map((series) => series.values[index]) }))}
          rowKey={(row) => row.category}
        />
      </Disclosure>
    </figure>
  )
}

function written(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? '–' : format(value)
}

/** The largest value, at least 1, to scale a drawing. */
export function largest(series: readonly ChartSeries[]): number {
  return Math.max(1, ...series.flatMap((one) => one.values.map((value) => value ?? 0)))
}
