/** Runs from wherever the folder lies: nothing is installed, nothing outside it is touched but the home. */
export const launcher = `#!/bin/sh
here=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
export JINGWEI_ROOT="$here" JINGWEI_ENTRY="$here/program/main.mjs" NODE_ENV=production
exec "$here/bin/node" "$JINGWEI_ENTRY" "$@"
`

/** A unit of the user's own; as a unit of the system it needs \`User=\` and paths without %h. */
export const unit = `# systemctl --user link ~/jingwei/jingwei.service; systemctl --user enable --now jingwei; loginctl enable-linger
[Unit]
Description=Jingwei

[Service]
ExecStart=%h/jingwei/jingwei start --home %h/jingwei-home --empty --quiet
Restart=on-failure
RestartSec=5
KillMode=mixed
TimeoutStopSec=90
UMask=0077

[Install]
WantedBy=default.target
`

/** The internet's door on a machine of its own: it needs an address to pass on to, and no home and no credential. */
export const publicUnit = `# 在互联网区的机器上 / on a machine of the internet zone: 改 edit --upstream and --host, then
# systemctl --user link ~/jingwei/jingwei-public.service; systemctl --user enable --now jingwei-public; loginctl enable-linger
[Unit]
Description=Jingwei, public door

[Service]
UnsetEnvironment=DATABASE_URL CLICKHOUSE_URL CLICKHOUSE_USER CLICKHOUSE_PASSWORD PGPASSWORD
WorkingDirectory=%h/jingwei
ExecStart=%h/jingwei/jingwei start --role public --upstream http://127.0.0.1:8080 --host 0.0.0.0 --port 8081 --quiet
Restart=on-failure
RestartSec=5
UMask=0077
NoNewPrivileges=true

[Install]
WantedBy=default.target
`

export const installText = (architecture: string): string => `经纬 Jingwei，Linux ${architecture} 离线包 / for Linux ${architecture}, without network

1. 解压为 ~/jingwei-版本，并建链接 ln -sfn jingwei-版本 ~/jingwei；不需要 root，不需要 Node.js，不需要联网。
   Unpack to ~/jingwei-VERSION and link it: ln -sfn jingwei-VERSION ~/jingwei. No root, no Node.js, no network.
2. ./jingwei doctor --home ~/jingwei-home     检查本机 / checks the machine
3. ./jingwei start --home ~/jingwei-home --empty     打印地址与一次性口令 / prints address and one-time passwords
4. 作为服务 / as a service: jingwei.service（第一行是命令 / its first line has the commands）
5. ./jingwei backup --out DIR --home ~/jingwei-home     备份 / backup
6. 升级 / upgrade: 停止服务 stop; 新版本解压在旁边 unpack the new one beside; ~/jingwei-NEW/jingwei upgrade --home ~/jingwei-home; ln -sfn jingwei-NEW ~/jingwei; 启动 start.
   退回 / back: 停止服务 stop; ~/jingwei-OLD/jingwei rollback --home ~/jingwei-home; ln -sfn jingwei-OLD ~/jingwei; 启动 start.
`

export const noChdbText = `本离线包不含分析引擎 chDB（软件源没有此种处理器的包）：请用 CLICKHOUSE_URL 指定一个 ClickHouse。
This bundle holds no chDB (the registry has none for this processor): name a ClickHouse with CLICKHOUSE_URL.
`
