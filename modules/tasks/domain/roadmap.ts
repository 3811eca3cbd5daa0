/** What the timetable needs of a task. */
export type Planned = { readonly id: string; readonly parentId?: string; readonly startOn?: string; readonly dueOn?: string; readonly number: number }

export type Placed<T> = T & { readonly depth: number; readonly from?: string; readonly to?: string }

/**
 * 路线图: tasks under their parents, depth first, earliest first. A task whose parent the reader may not see stands by
 * itself. `from` and `to` span what a task and all below it need, so that a 专项 without dates of its own has a bar too.
 */
export function roadmapOf<T extends Planned>(tasks: readonly T[]): readonly Placed<T>[] {
  const known = new Set(tasks.map((task) => task.id))
  const below = new Map<string | undefined, T[]>()
  for (const task of tasks) {
    const parent = task.parentId !== undefined && known.has(task.parentId) ? task.parentId : undefined
    below.set(parent, [...(below.get(parent) ?? []), task])
  }
  const place = (parent: string | undefined, depth: number): Placed<T>[] =>
    (below.get(parent) ?? []).toSorted(earlier).flatMap((task) => {
      const children = place(task.id, depth + 1)
      const days = [task.startOn, task.dueOn, ...children.flatMap((child) => [child.from, child.to])].filter((day) => day !== undefined).toSorted()
      const [from] = days
      const to = days.at(-1)
      return [{ ...task, depth, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }, ...children]
    })
  return place(undefined, 0)
}

/** Without a date last; ties by number, so that the order is the same every time. */
const earlier = (a: Planned, b: Planned): number => {
  const [one, other] = [a.startOn ?? a.dueOn ?? '9', b.startOn ?? b.dueOn ?? '9']
  return one < other ? -1 : one > other ? 1 : a.number - b.number
}
