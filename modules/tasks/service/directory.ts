import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { Office } from '../domain/task.ts'
import type { Named } from '../store/tasks.ts'
import type { TasksPlatform } from './platform.ts'

/** An office that exists. @throws tasks.unknown_office */
export async function demandOffice(tasks: TasksPlatform, ctx: Ctx, id: string): Promise<Office> {
  const [office] = await demandOffices(tasks, ctx, [id])
  if (!office) throw new JingweiError('tasks.unknown_office', { office: id })
  return office
}

/** @throws tasks.unknown_office naming the first that is none */
export async function demandOffices({ directory }: TasksPlatform, ctx: Ctx, ids: readonly string[]): Promise<Office[]> {
  const known = new Map((await directory.officesById(ctx, ids)).map((office) => [office.id, { id: office.id, name: office.name }]))
  return ids.map((id) => {
    const office = known.get(id)
    if (!office) throw new JingweiError('tasks.unknown_office', { office: id })
    return office
  })
}

/** Somebody who works in the office now. @throws tasks.person_elsewhere */
export async function demandMember({ directory }: TasksPlatform, ctx: Ctx, officeId: string | undefined, personId: string): Promise<Named> {
  const person = await directory.person(ctx, personId)
  if (!person?.active || officeId === undefined || person.organisationId !== officeId) throw new JingweiError('tasks.person_elsewhere', { person: person?.name ?? personId })
  return { id: person.id, name: person.name }
}

/** Who receives requests that name no office: by a setting; undefined leaves them to a leader. */
export async function intakeOffice({ directory, settings }: TasksPlatform, ctx: Ctx): Promise<Office | undefined> {
  const name = String(settings['tasks.intakeOffice'] ?? '')
  const office = name === '' ? undefined : await directory.officeByName(ctx, name)
  return office && { id: office.id, name: office.name }
}
