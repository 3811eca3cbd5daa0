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
  { code: 'cli.cannot_read', status: 403, zh: '无法读取 {file}（{reason}）。请以数据目录的属主（或 root）运行。', en: 'Cannot read {file} ({reason}). Run as the owner of the home (or root).' },
  { code: 'cli.no_home', status: 404, zh: '{home} 不是经纬的数据目录（没有 secrets/postgres）。请用 --home 指定正在使用的目录。', en: '{home} is no home of Jingwei (it has no secrets/postgres). Name the one in use with --home.' },
  { code: 'cli.backup_inside', status: 400, zh: '备份不能放在它所备份的目录 {home} 里：目录丢失时备份会一同丢失。请用 --out 指定别处，最好是另一块盘。', en: 'A backup cannot lie in the home it is of ({home}): it would be lost with it. Name another place with --out, best another disk.' },
  { code: 'cli.columnar_later', status: 500, level: 'error', zh: '{home} 已恢复，但分析库未能重建（{reason}）。排除原因后请运行 jingwei columnar rebuild --home {home}。', en: '{home} is restored, but the columnar store was not made anew ({reason}). Mend that, then run jingwei columnar rebuild --home {home}.' },
  { code: 'cli.no_archive', status: 404, zh: '没有备份文件 {file}，请核对路径。', en: 'There is no backup {file}; check the path.' },
  { code: 'cli.home_not_empty', status: 409, zh: '恢复的目标目录 {home} 应不存在或为空。请用 --home 指定一个新目录；原目录核对无误后再自行移走。', en: 'The home to restore to, {home}, should not exist or be empty. Name a new one with --home; move the old one away yourself once all is well.' },
  { code: 'cli.backup_damaged', status: 422, zh: '备份 {file} 不完整或已损坏（{reason}），未恢复任何内容。请换用另一份备份，或从原处重新复制。', en: 'The backup {file} is cut off or damaged ({reason}); nothing was restored. Use another backup, or copy it again from where it was kept.' },
  { code: 'cli.backup_newer', status: 409, zh: '备份 {file} 由较新的版本 {found} 写成，本程序为 {own}。请先升级程序再恢复。', en: 'The backup {file} was written by the newer version {found}; this program is {own}. Upgrade it first, then restore.' },
  { code: 'cli.backup_platform', status: 409, zh: '备份 {file} 来自 {found}，本机为 {own}。数据文件只能在同类机器上打开：请在同类机器上恢复后用 pg_dump 迁移。', en: 'The backup {file} comes from {found}, this machine is {own}. Its data files open on their own kind alone: restore it there and move the data with pg_dump.' },
  { code: 'cli.external_database', status: 409, zh: 'DATABASE_URL 指向自备的 PostgreSQL，请用它自己的工具：pg_dump -Fc 与 pg_restore，或 pg_basebackup（可连同归档日志恢复到某一时刻）。{home} 中的 blobs、secrets 和 settings.json 在其后一并复制即可。', en: 'DATABASE_URL names a PostgreSQL of your own; use its own tools: pg_dump -Fc and pg_restore, or pg_basebackup (with archived log also to a moment). Then copy blobs, secrets and settings.json of {home} along.' },
  { code: 'cli.bundle_platform', status: 409, zh: '离线包只面向 Linux x64，本机为 {found}。请在 Linux x64 上制作。', en: 'The bundle is for Linux x64, this is {found}. Make it on Linux x64.' },
  { code: 'cli.bundle_incomplete', status: 409, zh: '制作离线包缺少 {missing}。请在源码目录先运行 npm ci 和 npm start（会构建门户），再制作。', en: 'The bundle lacks {missing}. In a clone of the sources run npm ci and npm start first (it builds the portal), then make it.' },
  { code: 'cli.no_folder', status: 404, zh: '没有目录 {folder}，请核对路径。', en: 'There is no folder {folder}; check the path.' },
]

registerErrors(cliErrors)
