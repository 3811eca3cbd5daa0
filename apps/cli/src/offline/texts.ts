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

export const installText = `经纬 Jingwei，Linux x64 离线包 / for Linux x64, without network

1. 解压后改名为 ~/jingwei；不需要 root，不需要 Node.js，不需要联网。
   Unpack and call it ~/jingwei. No root, no Node.js, no network.
2. ./jingwei doctor --home ~/jingwei-home     检查本机 / checks the machine
3. ./jingwei start --home ~/jingwei-home --empty     打印地址与一次性口令 / prints address and one-time passwords
4. 作为服务 / as a service: jingwei.service（第一行是命令 / its first line has the commands）
5. ./jingwei backup --out DIR --home ~/jingwei-home     备份 / backup
升级：停止服务，备份，换成新的 ~/jingwei，再启动。 Upgrade: stop, back up, replace ~/jingwei, start.
`
