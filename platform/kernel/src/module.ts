import type { ErrorEntry } from './errors.ts'
import { registerErrors } from './errors.ts'
import type { Lifecycle } from './lifecycle.ts'
import { checkLifecycle } from './lifecycle.ts'
import type { Role } from './roles.ts'
import type { Setting } from './settings.ts'

/** A forward, numbered migration of one module; `sql` runs in one transaction. */
export type Migration = {
  readonly id: number
  readonly name: string
  readonly sql: string
  /** Tables, as `schema.table`, that it takes rows from on purpose: an upgrade that loses any others is refused. */
  readonly shrinks?: readonly string[]
}

/** A permission and the roles that hold it by default. Everything not listed is denied. */
export type Permission = { readonly id: string; readonly zh: string; readonly en: string; readonly roles: readonly Role[] }

/** A page of the portal as the menu sees it: who may open it decides `permission`. */
export type PageEntry = { readonly path: string; readonly zh: string; readonly en: string; readonly permission: string; readonly group?: string }

/**
 * One system of the region. `Platform` is what the composing server hands in, `Service` the public service other
 * modules may call, `Route` and `Job` are the declarations of the floors above the kernel.
 */
export type ModuleDefinition<Service = unknown, Platform = never, Route = unknown, Job = unknown> = {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly dependsOn: readonly string[]
  readonly settings: readonly Setting[]
  readonly permissions: readonly Permission[]
  readonly errors: readonly ErrorEntry[]
  readonly migrations: readonly Migration[]
  readonly lifecycles: readonly Lifecycle[]
  readonly pages: readonly PageEntry[]
  /** Topics of the outbox: what it publishes and what it consumes. */
  readonly events: { readonly publishes: readonly string[]; readonly consumes: readonly string[] }
  create(platform: Platform): Service
  routes(service: Service): readonly Route[]
  jobs(service: Service): readonly Job[]
}

/**
 * Declares a module. Errors are registered and lifecycles checked here, so a broken table stops the start, not a user.
 * @throws Error naming each problem.
 */
export function defineModule<Service, Platform, Route, Job>(
  definition: ModuleDefinition<Service, Platform, Route, Job>,
): ModuleDefinition<Service, Platform, Route, Job> {
  const problems = [
    ...definition.lifecycles.flatMap((lifecycle) => checkLifecycle(lifecycle)),
    ...prefixed(definition.id, 'permission', definition.permissions.map((entry) => entry.id)),
    ...prefixed(definition.id, 'setting', definition.settings.map((entry) => entry.key)),
    ...prefixed(definition.id, 'error', definition.errors.map((entry) => entry.code)),
    ...definition.migrations.flatMap((migration, index) => (migration.id === index + 1 ? [] : [`migration ${migration.id} is not number ${index + 1}`])),
  ]
  if (problems.length > 0) throw new Error(`module ${definition.id}: ${problems.join('; ')}`)
  registerErrors(definition.errors)
  return definition
}

const prefixed = (id: string, what: string, names: readonly string[]): string[] =>
  names.filter((name) => !name.startsWith(`${id}.`)).map((name) => `${what} ${name} must start with "${id}."`)

/** Modules in the order of their dependencies. @throws Error for a missing one or a circle. */
export function orderModules<M extends { readonly id: string; readonly dependsOn: readonly string[] }>(modules: readonly M[]): readonly M[] {
  const byId = new Map(modules.map((module) => [module.id, module]))
  const ordered: M[] = []
  const visit = (module: M, path: readonly string[]) => {
    if (ordered.includes(module)) return
    if (path.includes(module.id)) throw new Error(`modules depend on each other in a circle: ${[...path, module.id].join(' -> ')}`)
    for (const id of module.dependsOn) {
      const needed = byId.get(id)
      if (!needed) throw new Error(`module ${module.id} depends on ${id}, which is not there`)
      visit(needed, [...path, module.id])
    }
    ordered.push(module)
  }
  for (const module of modules) visit(module, [])
  return ordered
}
