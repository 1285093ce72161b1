import type { Mutation } from './mutation.ts'

const STATUTORY = 'modules/deadlines/statutory.test.ts'
const PROPERTIES = 'modules/deadlines/properties.test.ts'
const ACKNOWLEDGEMENT = 'modules/deadlines/acknowledgement.test.ts'

/** The periods of the law. */
export const DEADLINE_MUTATIONS: readonly Mutation[] = [
  {
    name: 'rejection-from-competent-body',
    file: 'modules/deadlines/statutory.ts',
    from: "if (regime.silence === 'rejection') return facts.receivedOn",
    to: "if (regime.silence === 'none') return facts.receivedOn",
    tests: [STATUTORY, PROPERTIES],
  },
  {
    name: 'items-asked-too-late-suspend',
    file: 'modules/deadlines/statutory.ts',
    from: 'if (isOver(clock, on, situation) || isOutsideWindow(ask, situation))',
    to: 'if (isOutsideWindow(ask, situation))',
    tests: [STATUTORY, PROPERTIES],
  },
  {
    name: 'day-suspended-twice',
    file: 'modules/deadlines/statutory.ts',
    from: 'const start = latest([from, countedTo]) ?? from',
    to: 'const start = from',
    tests: [STATUTORY, PROPERTIES],
  },
  {
    name: 'extended-after-the-end',
    file: 'modules/deadlines/statutory.ts',
    from: "if (isOver(clock, on, situation)) return withSteps(clock, [{ key: 'period-extended-too-late', params: { on } }])",
    to: '',
    tests: [STATUTORY, PROPERTIES],
  },
  {
    name: 'closed-day-forgotten',
    file: 'modules/deadlines/statutory.ts',
    from: "return end && situation.law('silence.extends-over-closed-day') ? nextWorkingDay(situation.calendar, end) : end",
    to: 'return end && end',
    tests: [STATUTORY],
  },
  {
    name: 'notice-for-paper',
    file: 'modules/deadlines/acknowledgement.ts',
    from: "new Set(['online', 'email', 'api', 'social'])",
    to: "new Set(['online', 'email', 'api', 'social', 'post'])",
    tests: [ACKNOWLEDGEMENT],
  },
  {
    name: 'others-acknowledge-for-us',
    file: 'modules/deadlines/acknowledgement.ts',
    from: 'if (isElsewhere && !facts.acknowledgedOn)',
    to: 'if (isElsewhere)',
    tests: [ACKNOWLEDGEMENT, PROPERTIES],
  },
]
