import { ChartFrame, type ChartProps, type ChartSeries, largest } from './chart-frame.tsx'

const WIDTH = 640
const HEIGHT = 260
const LEFT = 48
const RIGHT = 120
const TOP = 12
const BOTTOM = 34
const RULES = 4

/** Lines over time, each named at its end, each with its own dashes. At most four. */
export function LineChart(chart: ChartProps) {
  const series = chart.series.slice(0, 4)
  const top = rounded(largest(series))
  const x = (index: number): number => LEFT + (index * (WIDTH - LEFT - RIGHT)) / Math.max(1, chart.categories.length - 1)
  const y = (value: number): number => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM)
  const every = Math.ceil(chart.categories.length / 8)
  return (
    <ChartFrame chart={chart}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={`${chart.id}-title`}>
        {Array.from({ length: RULES + 1 }, (_unused, index) => (index * top) / RULES).map((value) => (
          <g key={value}>
            <line class={value === 0 ? 'axis' : 'grid'} x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} />
            <text x={LEFT - 8} y={y(value) + 4} text-anchor="end">
              {chart.format(value)}
            </text>
          </g>
        ))}
        {chart.categories.map(
          (category, index) =>
            index % every === 0 && (
              <text key={category} x={x(index)} y={HEIGHT - 12} text-anchor="middle">
                {category}
              </text>
            ),
        )}
        {series.map((one, index) => (
          <Line key={one.name} series={one} class={`series-${index + 1}`} x={x} y={y} labelY={labelHeights(series, y)[index] ?? 0} />
        ))}
      </svg>
    </ChartFrame>
  )
}

interface LineProps {
  series: ChartSeries
  class: string
  x: (index: number) => number
  y: (value: number) => number
  labelY: number
}

function Line({ series, class: name, x, y, labelY }: LineProps) {
  const points = series.values.flatMap((value, index) => (value === undefined ? [] : [`${x(index).toFixed(1)},${y(value).toFixed(1)}`]))
  return (
    <>
      <polyline class={`line ${name}`} points={points.join(' ')} />
      <text class="value" x={WIDTH - RIGHT + 10} y={labelY}>
        {series.name}
      </text>
    </>
  )
}

const LABEL_GAP = 16

/** Where the name of each line stands: at its end, pushed down when two would cover each other. */
function labelHeights(series: readonly ChartSeries[], y: (value: number) => number): number[] {
  const wanted = series
    .map((one, index) => ({ index, at: y(one.values.findLast((value) => value !== undefined) ?? 0) + 4 }))
    .sort((a, b) => a.at - b.at)
  const heights: number[] = []
  let free = -Infinity
  for (const { index, at } of wanted) {
    heights[index] = Math.max(at, free)
    free = (heights[index] ?? 0) + LABEL_GAP
  }
  return heights
}

/** The next round number above: 87 → 100, 230 → 250. */
function rounded(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 2.5, 5, 10].find((step) => step * magnitude >= value) ?? 10) * magnitude
}
