/**
 * Settings of the embedded server, given on its command line so that a new version of ours brings its own. Memory
 * is modest (one machine, 2 cores); durability is never traded: fsync, full_page_writes and synchronous_commit stay on.
 */
export const serverSettings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_compression: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_connections: '60',
  max_parallel_workers_per_gather: '1',
  autovacuum: 'on',
  jit: 'off',
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  log_startup_progress_interval: '2s',
  cluster_name: 'jingwei',
}
