import { registerErrors, type ErrorEntry } from '@jingwei/kernel'

/** What the command line itself may refuse. */
export const cliErrors: readonly ErrorEntry[] = [
  { code: 'cli.unknown_command', status: 400, zh: '没有命令 {command}，是否想用 jingwei {nearest}？jingwei help 列出全部命令。', en: 'There is no command {command}; did you mean jingwei {nearest}? jingwei help lists them all.' },
  { code: 'cli.unknown_option', status: 400, zh: '不认识的选项 {option}；可用：{known}。', en: 'Unknown option {option}; known: {known}.' },
  { code: 'cli.missing_value', status: 400, zh: '选项 {option} 需要一个值。', en: 'Option {option} needs a value.' },
  { code: 'cli.bad_port', status: 400, zh: '--port 应为 0 至 65535 的整数，收到 {found}。', en: '--port should be a whole number from 0 to 65535, not {found}.' },
  { code: 'cli.usage', status: 400, zh: '用法：{usage}', en: 'Usage: {usage}' },
  { code: 'cli.port_taken', status: 409, zh: '{host}:{port} 已被占用，可能已有一个经纬在运行。请先停止它，或用 --port 换一个端口。', en: '{host}:{port} is in use, perhaps by a Jingwei that already runs. Stop it first, or choose another port with --port.' },
  { code: 'cli.port_refused', status: 403, zh: '不能在 {host}:{port} 上监听（{reason}）。请用 --host 和 --port 换一个地址；1024 以下的端口需要管理员权限。', en: 'Cannot listen on {host}:{port} ({reason}). Choose another address with --host and --port; ports below 1024 need an administrator.' },
  { code: 'cli.cannot_write', status: 403, zh: '无法写入 {file}（{reason}）。请核对目录是否存在、是否可写、磁盘是否已满。', en: 'Cannot write {file} ({reason}). Check that the folder exists, may be written to, and that the disk is not full.' },
  { code: 'cli.no_folder', status: 404, zh: '没有目录 {folder}，请核对路径。', en: 'There is no folder {folder}; check the path.' },
]

registerErrors(cliErrors)
