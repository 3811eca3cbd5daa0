export const helpText = `经纬 Jingwei

  jingwei start   [--home DIR] [--port N] [--host A] [--empty] [--quiet] [--role all|api|jobs|columnar|public]
  jingwei import  DIR [--home DIR] [--json]
  jingwei export  links|enterprises|flags --out F.csv [--home DIR]
  jingwei backup  --out FILE.tar.gz|DIR [--home DIR] [--json]
  jingwei backup  --continuous on --out DIR | --continuous off [--home DIR] [--json]
  jingwei restore FILE.tar.gz [--home DIR] [--json]
  jingwei restore DIR --to "2026-11-21 10:30" [--home DIR] [--json]
  jingwei upgrade [--no-backup] [--home DIR] [--json]
  jingwei rollback [--lose-since] [--home DIR] [--json]
  jingwei bundle  --out FILE.tar.gz [--target linux-x64|linux-arm64] [--json]
  jingwei columnar rebuild [--home DIR]
  jingwei doctor  [--home DIR] [--json]

--home 默认 ./.jingwei     --home defaults to ./.jingwei
DATABASE_URL, CLICKHOUSE_URL 指定外部数据库 / name stores of your own
`
