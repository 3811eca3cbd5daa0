import { roles } from '@jingwei/kernel'
import type { DocumentedModule, DocumentedSystem } from './system.ts'
import { code, page, table } from './markdown.ts'

const matrix = (module: DocumentedModule): string[] =>
  module.permissions.length === 0 ? [] : [
    `## ${module.en} ${module.zh}`,
    table(['permission', ...roles.map(({ zh }) => zh)], module.permissions.map((permission) => [
      `${code(permission.id)} ${permission.zh} ${permission.en}`, ...roles.map(({ id }) => (permission.roles.includes(id) ? '●' : '')),
    ])),
    ...(module.pages.length === 0 ? [] : [table(['page', '中文', 'English', 'opened by'], module.pages.map(({ path, zh, en, permission }) => [code(path), zh, en, code(permission)]))]),
  ]

export const permissionsPage = ({ modules }: DocumentedSystem): string => page(
  'Permissions 权限',
  'Everything not marked is denied. The three administrators (系统管理员, 安全管理员, 审计管理员) exclude each other on one person.',
  table(['role', '中文', 'English'], roles.map(({ id, zh, en }) => [code(id), zh, en])),
  ...modules.flatMap(matrix),
)
