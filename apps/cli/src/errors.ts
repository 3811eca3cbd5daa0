import { registerErrors, type ErrorEntry } from '@jingwei/kernel'

/** What the command line itself may refuse. */
export const cliErrors: readonly ErrorEntry[] = [
  { code: 'cli.unknown_option', status: 400, zh: '不认识的选项 {option}；可用：{known}。', en: 'Unknown option {option}; known: {known}.' },
  { code: 'cli.missing_value', status: 400, zh: '选项 {option} 需要一个值。', en: 'Option {option} needs a value.' },
  { code: 'cli.usage', status: 400, zh: '用法：{usage}', en: 'Usage: {usage}' },
  { code: 'cli.no_folder', status: 404, zh: '没有目录 {folder}，请核对路径。', en: 'There is no folder {folder}; check the path.' },
]

registerErrors(cliErrors)
