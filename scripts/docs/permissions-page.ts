import type { Permission } from '@jingwei/kernel'
import { roles } from '@jingwei/kernel'
import type { DocumentedModule, DocumentedSystem } from './system.ts'
import { code, page, table } from './markdown.ts'

const matrix = (permissions: readonly Permission[]): string =>
  table(['permission', ...roles.map(({ zh }) => zh)], permissions.map((permission) => [
    `${code(permission.id)} ${permission.zh} ${permission.en}`, ...roles.map(({ id }) => (permission.roles.includes(id) ? '●' : '')),
  ]))

const section = ({ zh, en, permissions, pages }: DocumentedModule): string[] =>
  permissions.length === 0 ? [] : [
    `## ${en} ${zh}`,
    matrix(permissions),
    ...(pages.length === 0 ? [] : [table(['page', '中文', 'English', 'opened by'], pages.map((each) => [code(each.path), each.zh, each.en, code(each.permission)]))]),
  ]

export const permissionsPage = ({ modules, permissions }: DocumentedSystem): string => page(
  'Permissions 权限',
  'Everything not marked is denied. The three administrators (系统管理员, 安全管理员, 审计管理员) exclude each other on one person.',
  table(['role', '中文', 'English'], roles.map(({ id, zh, en }) => [code(id), zh, en])),
  ...(permissions.length === 0 ? [] : ['## Platform 平台', matrix(permissions)]),
  ...modules.flatMap(section),
)
