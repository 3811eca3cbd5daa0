import { Choice, DataTable, Empty, moment, PageHead, PageLink, Panel, Reading, useAddressBar, useFormat, useLabel, useRead, useText } from '@jingwei/ui'
import type { GrantUse } from '../answers.ts'
import { RequestState } from '../marks.tsx'

type Group = { readonly key: string; readonly title: string; readonly grants: readonly GrantUse[] }

/** 谁在用我的数: by item or by applicant, who uses it for what until when, how often and when last. */
export default function UsesPage() {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const { search, change } = useAddressBar()
  const byOffice = search.by === 'office'
  const query = useRead<{ readonly items: readonly GrantUse[] }>('sharing/uses')
  const groupsOf = (grants: readonly GrantUse[]): readonly Group[] => {
    const groups = new Map<string, Group>()
    const add = (key: string, title: string, grant: GrantUse) => groups.set(key, { key, title, grants: [...(groups.get(key)?.grants ?? []), grant] })
    for (const grant of grants) {
      if (byOffice) add(grant.office, grant.office, grant)
      else for (const item of grant.items) add(item.id, label(item), grant)
    }
    return [...groups.values()].sort((a, b) => b.grants.length - a.grants.length)
  }
  return (
    <>
      <PageHead title={t('sharing.uses.title')} note={t('sharing.uses.note')} actions={<Choice label={t('sharing.uses.by')} value={byOffice ? 'office' : 'item'} options={['item', 'office'].map((value) => ({ value, label: t(`sharing.uses.by.${value}`) }))} onChange={(by) => change({ by: by === 'item' ? undefined : by })} />} />
      <Reading query={query} empty={{ when: ({ items }) => items.length === 0, show: <Empty title={t('sharing.uses.none')} hint={t('sharing.uses.noneHint')} /> }}>
        {({ items }) => (
          <div className="jw-stack">
            {groupsOf(items).map((group) => (
              <Panel key={group.key} title={group.title}>
                <DataTable
                  label={group.title}
                  rows={group.grants}
                  rowKey={(grant) => grant.id}
                  columns={[
                    { id: 'grant', title: t('sharing.col.grantNo'), render: (grant) => <PageLink to={`/sharing/${grant.id}`}>{grant.grantNo}</PageLink> },
                    byOffice ? { id: 'items', title: t('sharing.items'), wrap: true, render: (grant) => grant.items.map(label).join(t('sharing.and')) } : { id: 'office', title: t('sharing.col.office'), render: (grant) => grant.office },
                    { id: 'purpose', title: t('sharing.purposeText'), wrap: true, render: (grant) => grant.purposeText },
                    { id: 'state', title: t('sharing.col.state'), render: (grant) => <RequestState state={grant.state} /> },
                    { id: 'ends', title: t('sharing.col.endsOn'), render: (grant) => grant.endsOn },
                    { id: 'readings', title: t('sharing.uses.times'), align: 'end', render: (grant) => format.count(grant.readings) },
                    { id: 'last', title: t('sharing.uses.last'), render: (grant) => (grant.lastAt === undefined ? '–' : moment(grant.lastAt)) },
                  ]}
                />
              </Panel>
            ))}
          </div>
        )}
      </Reading>
    </>
  )
}
