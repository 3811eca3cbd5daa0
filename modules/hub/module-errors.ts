import type { ErrorEntry } from '@jingwei/kernel'

export const hubErrors: readonly ErrorEntry[] = [
  { code: 'hub.unrecognised', status: 422, zh: '表头与任何已登记的数据源都不符（表头：{header}）。最接近的是“{nearest}”，缺少：{missing}。请用数据源页面的模板核对列名。', en: 'The header fits no declared source (header: {header}). Nearest is "{nearest}", missing: {missing}. Compare the column names with the template on the sources page.' },
  { code: 'hub.unreadable', status: 422, zh: '文件无法读取：{reason}', en: 'The file cannot be read: {reason}' },
  { code: 'hub.no_arrangement', status: 409, zh: '“{source}”还没有归集约定，请先在归集月历中登记周期和时限。', en: '"{source}" has no delivery arrangement yet; enter its cycle and term in the calendar first.' },
  { code: 'hub.wrong_source', status: 422, zh: '文件是“{found}”，不是“{expected}”。请换一个文件，或到“{found}”那一行交付。', en: 'The file is "{found}", not "{expected}". Choose another file, or deliver it in the row of "{found}".' },
  { code: 'hub.period_not_due', status: 422, zh: '“{source}”没有所属期 {period}：约定从 {first} 起，按{cycle}交付。', en: '"{source}" has no period {period}: it is delivered by {cycle} from {first} on.' },
  { code: 'hub.agreement_ended', status: 409, zh: '“{source}”的归集约定已于 {endsOn} 到期，不能再接收数据；请先续签并更新到期日。', en: 'The agreement for "{source}" ended on {endsOn}: no data is taken. Renew it and enter the new date first.' },
  { code: 'hub.one_file', status: 400, zh: '一次交付一个文件，收到 {count} 个。', en: 'One file at a time makes a delivery; {count} came.' },
  { code: 'hub.delivery_moved', status: 409, zh: '该次交付现在是“{state}”，不能这样操作，请刷新。', en: 'This delivery is now "{state}" and cannot be moved that way; refresh.' },
  { code: 'hub.delivery_open', status: 409, zh: '“{source}”{period}还有一次交付未办完，请先撤回或审核它。', en: 'Another delivery of "{source}" for {period} is still open; withdraw or review it first.' },
  { code: 'hub.same_person', status: 403, zh: '经办与审核须为两个人：这次交付由您经办，请他人审核。', en: 'Two people are needed: you handed this delivery in, somebody else must review it.' },
  { code: 'hub.say_why', status: 422, zh: '预检提出了疑问（{findings}），提交时请说明原因。', en: 'The pre-check raised questions ({findings}): say why when you submit.' },
  { code: 'hub.reason_needed', status: 422, zh: '请写明原因。', en: 'Give a reason.' },
  { code: 'hub.archive_too_large', status: 413, zh: '{fileName} 解压后超过 {limit} 字节，疑似压缩炸弹，已停止读取；请上传解压后的文件。', en: '{fileName} unpacks to more than {limit} bytes and looks like a decompression bomb; upload the unpacked file.' },
  { code: 'hub.archive_broken', status: 400, zh: '{fileName} 不是完整的 gzip 文件（{reason}），请重新压缩后上传。', en: '{fileName} is not a whole gzip file ({reason}); pack it again and upload.' },
  { code: 'hub.sample_home', status: 409, zh: '此目录是示例县，不能导入真实数据。请另选目录：npx jingwei start --empty --home 新目录，再导入。', en: 'This home holds the sample county and takes no real files. Use another: npx jingwei start --empty --home NEW_DIR, then import.' },
  { code: 'hub.no_files', status: 400, zh: '没有可导入的数据文件（{where}）。支持 csv、tsv、txt、jsonl、xlsx 及其 .gz。', en: 'No data files to import ({where}). Supported: csv, tsv, txt, jsonl, xlsx and their .gz.' },
  { code: 'hub.fix_unknown', status: 400, zh: '“{kind}”不是“{code}”可用的形式修正。', en: '"{kind}" is not a fix of form for "{code}".' },
  { code: 'hub.already_decided', status: 409, zh: '该条已由他人处理，请刷新。', en: 'Somebody else has decided this one; refresh.' },
  { code: 'hub.import_ended', status: 409, zh: '该次导入已结束，不能取消。', en: 'This import has ended and cannot be cancelled.' },
]
