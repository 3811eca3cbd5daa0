import { DataTable, Facts, Panel, Reading, StateMark, useFormat, useLabel, useRead, useText } from '@jingwei/ui'
import { healthTone, type Health } from './health.ts'

/** Checks, processes and storage: what an operator looks at first. */
export default function HealthPart() {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const query = useRead<Health>('system/health', {}, { every: 10_000 })
  const size = (megabytes: number): string => `${format.count(Math.round(megabytes))} MB`
  return (
    <Reading query={query}>
      {(health) => (
        <div className="jw-board">
          <Panel title={t('portal.system.checks')}>
            <DataTable
              label={t('portal.system.checks')}
              rows={health.checks}
              rowKey={(check) => check.id}
              columns={[
                { id: 'name', title: t('portal.system.check'), render: (check) => label(check) },
                { id: 'state', title: t('portal.jobs.state'), render: (check) => <StateMark tone={healthTone(check.state)}>{t(`portal.system.${check.state}`)}</StateMark> },
                { id: 'detail', title: t('portal.jobs.note'), wrap: true, render: (check) => check.detail },
              ]}
            />
          </Panel>
          <div className="jw-stack">
            <Panel title={t('portal.system.processes')}>
              <DataTable
                label={t('portal.system.processes')}
                rows={health.processes}
                rowKey={(process) => String(process.pid)}
                columns={[
                  { id: 'role', title: t('portal.system.role'), render: (process) => process.role },
                  { id: 'memory', title: t('portal.system.memory'), align: 'end', render: (process) => size(process.memoryMb) },
                  { id: 'pid', title: t('portal.system.pid'), align: 'end', render: (process) => process.pid },
                ]}
              />
            </Panel>
            <Panel title={t('portal.system.storage')}>
              <Facts
                facts={[
                  [t('portal.system.records'), size(health.storage.postgresMb)],
                  [t('portal.system.free'), size(health.storage.freeMb)],
                ]}
              />
            </Panel>
          </div>
        </div>
      )}
    </Reading>
  )
}
