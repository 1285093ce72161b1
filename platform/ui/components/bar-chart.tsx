import { ChartFrame, type ChartProps, largest } from './chart-frame.tsx'

const WIDTH = 640
const LABELS = 170
const VALUES = 64
const BAR = 18
const GAP = 2
const SPACE = 14

/** Horizontal bars, one line a category, values written at their end. At most five series. */
export function BarChart(chart: ChartProps) {
  const series = chart.series.slice(0, 5)
  const line = series.length * (BAR + GAP) + SPACE
  const height = chart.categories.length * line + (series.length > 1 ? 26 : 0)
  const scale = (WIDTH - LABELS - VALUES) / largest(series)
  return (
    <ChartFrame chart={chart}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby={`${chart.id}-title`}>
        <line class="axis" x1={LABELS} x2={LABELS} y1={0} y2={chart.categories.length * line} />
        {chart.categories.map((category, row) => (
          <g key={category}>
            <text x={LABELS - 10} y={row * line + (line - SPACE) / 2 + SPACE / 2 + 4} text-anchor="end">
              {shortened(category)}
            </text>
            {series.map((one, index) => {
              const value = one.values[row]
              if (value === undefined) return null
              const y = row * line + SPACE / 2 + index * (BAR + GAP)
              return (
                <g key={one.name}>
                  <rect class={`bar series-${index + 1}`} x={LABELS} y={y} width={round(value * scale)} height={BAR} rx={2} />
                  <text class="value" x={round(LABELS + value * scale + 8)} y={y + BAR / 2 + 4.5}>
                    {chart.format(value)}
                  </text>
                </g>
              )
            })}
          </g>
        ))}
        {series.length > 1 && <Legend series={series.map((one) => one.name)} y={height - 8} />}
      </svg>
    </ChartFrame>
  )
}

function Legend({ series, y }: { series: readonly string[]; y: number }) {
  const step = (WIDTH - LABELS) / series.length
  return (
    <>
      {series.map((name, index) => (
        <g key={name}>
          <rect class={`bar series-${index + 1}`} x={LABELS + index * step} y={y - 11} width={12} height={12} rx={2} />
          <text x={LABELS + index * step + 18} y={y}>
            {name}
          </text>
        </g>
      ))}
    </>
  )
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
