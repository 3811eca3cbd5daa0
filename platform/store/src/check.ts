import { JingweiError } from '@jingwei/kernel'
import { asStoreError, isUnavailable, messageOf } from './errors.ts'
import type { Store } from './store.ts'

/** One requirement of a PostgreSQL server and whether it is met; texts say what was found and what to do. */
export type CheckResult = { readonly id: string; readonly ok: boolean; readonly expected: string; readonly found: string; readonly zh: string; readonly en: string }

type Facts = { version: number; encoding: string; lc_ctype: string; icu: boolean; trgm: boolean; trgm_chinese: number | null; may_create: boolean; may_prepare: boolean; role: string }

/** Checks what our SQL relies on: version, UTF8, lc_ctype, ICU, pg_trgm, rights. Used by `doctor` and before migrations. */
export async function checkServer(store: Store): Promise<readonly CheckResult[]> {
  try {
    return results(await facts(store))
  } catch (error) {
    const known = asStoreError(error)
    const reason = messageOf(known)
    const zh = isUnavailable(known) ? `连接不上数据库：${reason}。请检查 DATABASE_URL、网络与数据库服务。` : `无法检查数据库：${reason}`
    return [{ id: 'reachable', ok: false, expected: 'ok', found: reason, zh, en: `The database cannot be checked: ${reason}. Look at DATABASE_URL, the network and the server.` }]
  }
}

/** @throws store.unfit_server listing every unmet requirement */
export async function demandServer(store: Store): Promise<void> {
  const unmet = (await checkServer(store)).filter((result) => !result.ok)
  if (unmet.length > 0) throw new JingweiError('store.unfit_server', { problems: unmet.map((result) => `${result.zh} / ${result.en}`).join(' ') })
}

async function facts(store: Store): Promise<Facts> {
  const [row] = await store.query<Omit<Facts, 'trgm_chinese'>>(`
    select current_setting('server_version_num')::int as version,
           pg_encoding_to_char(encoding) as encoding,
           datctype as lc_ctype,
           exists (select from pg_collation where collprovider = 'i') as icu,
           exists (select from pg_available_extensions where name = 'pg_trgm') as trgm,
           current_user as role,
           has_database_privilege(current_database(), 'CREATE') as may_create,
           has_schema_privilege('public', 'CREATE')
             or exists (select from pg_extension where extname = 'pg_trgm')
                and exists (select from pg_collation where collname = 'zh_pinyin' and collnamespace = 'public'::regnamespace) as may_prepare
      from pg_database where datname = current_database()`)
  if (row === undefined) throw new Error('the database does not describe itself')
  return { ...row, trgm_chinese: await trigramsOfChinese(store) }
}

/** Similarity of two Chinese names; 0 where pg_trgm sees no letters. null when the extension is not installed yet. */
async function trigramsOfChinese(store: Store): Promise<number | null> {
  const [there] = await store.query(`select from pg_extension where extname = 'pg_trgm'`)
  if (there === undefined) return null
  const [row] = await store.query<{ value: number }>(`select similarity('嘉兴市秀洲区纺织厂', '嘉兴秀洲区纺织厂') as value`)
  return row?.value ?? 0
}

function results({ version, encoding, lc_ctype: ctype, icu, trgm, trgm_chinese: similarity, role, may_create: mayCreate, may_prepare: mayPrepare }: Facts): CheckResult[] {
  const major = Math.floor(version / 10_000)
  const plain = ['C', 'POSIX'].includes(ctype)
  const lacking = [...(mayCreate ? [] : ['CREATE ON DATABASE']), ...(mayPrepare ? [] : ['CREATE ON SCHEMA public'])]
  return [
    { id: 'version', ok: major >= 15, expected: '>= 15', found: String(major), zh: `需要 PostgreSQL 15 以上，实际为 ${major}；请升级。`, en: `PostgreSQL 15 or later is needed, found ${major}; upgrade it.` },
    { id: 'encoding', ok: encoding === 'UTF8', expected: 'UTF8', found: encoding, zh: `数据库编码须为 UTF8，实际为 ${encoding}；请用 ENCODING 'UTF8' 重建数据库。`, en: `The database must be UTF8, found ${encoding}; create it again with ENCODING 'UTF8'.` },
    { id: 'lc_ctype', ok: !plain && similarity !== 0, expected: 'C.UTF-8 (≠ C, POSIX)', found: ctype, zh: `数据库的 LC_CTYPE 为 ${ctype}，中文相似度检索会失效；请用 LC_CTYPE 'C.UTF-8' 重建数据库。`, en: `LC_CTYPE is ${ctype}: similarity search on Chinese gives 0; create the database again with LC_CTYPE 'C.UTF-8'.` },
    { id: 'icu', ok: icu, expected: 'yes', found: icu ? 'yes' : 'no', zh: '此 PostgreSQL 未带 ICU，无法按拼音排序；请换用带 ICU 的构建。', en: 'This PostgreSQL is built without ICU, so it cannot sort by pinyin; use a build with ICU.' },
    { id: 'pg_trgm', ok: trgm, expected: 'yes', found: trgm ? 'yes' : 'no', zh: '缺少扩展 pg_trgm；Debian 上随 postgresql 主包提供，其他系统请安装 postgresql-contrib。', en: 'The extension pg_trgm is missing; Debian ships it with postgresql, elsewhere install postgresql-contrib.' },
    {
      id: 'rights', ok: lacking.length === 0, expected: 'CREATE ON DATABASE, SCHEMA public', found: lacking.length === 0 ? role : `${role}: - ${lacking.join(', ')}`,
      zh: `用户 ${role} 缺少权限 ${lacking.join('、')}，无法建立模式与扩展；请由数据库属主授权：GRANT CREATE ON DATABASE …; GRANT CREATE ON SCHEMA public …。`,
      en: `User ${role} lacks ${lacking.join(', ')} and cannot make schemas and extensions; let the owner grant it: GRANT CREATE ON DATABASE ...; GRANT CREATE ON SCHEMA public ....`,
    },
  ]
}
