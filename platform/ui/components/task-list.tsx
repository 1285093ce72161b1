import { useWords } from '../ui-context.ts'
import { StatusTag, type StatusTone } from './status-tag.tsx'

export interface TaskItem {
  text: string
  /** Absent: the task cannot be begun yet. */
  href?: string | undefined
  hint?: string | undefined
  status: { tone: StatusTone; text: string }
}

/** The parts of a long file, each with its state, and how many are done. */
export function TaskList({ tasks, id = 'tasks' }: { tasks: readonly TaskItem[]; id?: string | undefined }) {
  const words = useWords()
  const done = tasks.filter((task) => task.status.tone === 'done').length
  return (
    <div class="tasks">
      <p class="task-progress">{words.progress(done, tasks.length)}</p>
      <ul class="task-list">
        {tasks.map((task, index) => {
          const statusId = `${id}-${index + 1}-status`
          return (
            <li key={task.text}>
              {task.href === undefined ? (
                <span>{task.text}</span>
              ) : (
                <a href={task.href} aria-describedby={statusId}>
                  {task.text}
                </a>
              )}
              <span id={statusId}>
                <StatusTag tone={task.status.tone}>{task.status.text}</StatusTag>
              </span>
              {task.hint !== undefined && <span class="hint">{task.hint}</span>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
