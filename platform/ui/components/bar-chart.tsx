import { ChartFrame, type ChartProps, largest } from './chart-frame.tsx'

const MOST_SERIES = 5

/** Horizontal bars, one line a category, the figure at the end of each bar. At most five series. The words are text, so they keep their size on a telephone. */
export function BarChart(chart: ChartProps) {
  const series = chart.series.slice(0, MOST_SERIES)
  const top = largest(series)
  return (
    <ChartFrame chart={chart}>
      <div class="drawing" role="img" aria-labelledby={`${chart.id}-title`}>
        <div class="bars">
          {chart.categories.map((category, row) => [
            <span class="name" key={`${category} name`}>
              {category}
            </span>,
            <span class="values" key={category}>
              {series.map((one, index) => {
                const value = one.values[row]
                return value === undefined ? null : <Bar key={one.name} share={value / top} text={chart.format(value)} series={index + 1} />
              })}
            </span>,
          ])}
        </div>
        {series.length > 1 && (
          <ul class="chart-legend">
            {series.map((one, index) => (
              <li key={one.name}>
                <svg class={`series-${index + 1}`} viewBox="0 0 12 12">
                  <rect width="12" height="12" rx="2" />
                </svg>
                {one.name}
              </li>
            ))}
          </ul>
        )}
      </div>
    </ChartFrame>
  )
}

// The figure stands in the drawing, moved by a percentage: no inline style is needed under the policy.
function Bar({ share, text, series }: { share: number; text: string; series: number }) {
  const percent = Math.round(share * 1000) / 10
  return (
    <span class="value">
      <svg class={`series-${series}`}>
        <rect width={`${percent}%`} height="100%" rx="2" />
        <text class="strong" x={`${percent}%`} dx="8" y="50%" dominant-baseline="central">
          {text}
        </text>
      </svg>
    </span>
  )
}
