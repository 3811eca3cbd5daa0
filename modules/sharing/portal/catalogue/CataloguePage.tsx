import { DataTable, mayAny, PageHead, PageLink, Reading, useLabel, useRead, useSession, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import type { Catalogue, Entry } from '../answers.ts'
import { TypeMark } from '../marks.tsx'
import { EntryDialog } from './EntryDialog.tsx'

/** What can be had, on which condition, and what cannot, on which law; owners change their own entries. */
export default function CataloguePage() {
  const t = useText()
  const label = useLabel()
  const { me } = useSession()
  const [q, setQ] = useState('')
  const [changing, setChanging] = useState<Entry>()
  const query = useRead<Catalogue>('sharing/catalogue')
  const found = (items: readonly Entry[]) => items.filter((item) => [item.zh, item.en, item.source.zh, item.office?.name ?? ''].some((text) => text.toLowerCase().includes(q.trim().toLowerCase())))
  return (
    <>
      <PageHead
        title={t('sharing.catalogue.title')}
        note={t('sharing.catalogue.note')}
        actions={
          mayAny(me, ['sharing.apply']) && (
            <PageLink to="/sharing/new" className="jw-button-link jw-button-main">
              {t('sharing.new.title')}
            </PageLink>
          )
        }
      />
      <div className="jw-toolbar">
        <Input type="search" className="jw-filter-text" aria-label={t('sharing.new.search')} placeholder={t('sharing.new.search')} value={q} onChange={(event) => setQ(event.target.value)} />
      </div>
      <Reading query={query}>
        {({ items }) => (
          <DataTable
            label={t('sharing.catalogue.title')}
            rows={found(items)}
            rowKey={(item) => item.id}
            columns={[
              {
                id: 'item', title: t('sharing.items'), wrap: true,
                render: (item) => (
                  <>
                    {label(item)} {item.derived && <span className="jw-flag">{t('sharing.catalogue.derived')}</span>}
                    <small>{label(item.definition)}</small>
                  </>
                ),
              },
              { id: 'type', title: t('sharing.col.type'), render: (item) => <TypeMark type={item.type} grade={item.grade} /> },
              { id: 'owner', title: t('sharing.col.owner'), render: (item) => item.office?.name ?? label(item.owner) },
              { id: 'condition', title: t('sharing.condition'), wrap: true, render: (item) => item.condition || '–' },
              { id: 'basis', title: t('sharing.catalogue.basis'), wrap: true, render: (item) => item.legalBasis || '–' },
              { id: 'change', title: t('sharing.catalogue.entry'), render: (item) => <Button size="small" onClick={() => setChanging(item)} aria-label={`${t(item.mayChange ? 'sharing.catalogue.change' : 'sharing.catalogue.look')} ${label(item)}`}>{t(item.mayChange ? 'sharing.catalogue.change' : 'sharing.catalogue.look')}</Button> },
            ]}
          />
        )}
      </Reading>
      {changing !== undefined && <EntryDialog key={changing.id} entry={changing} close={() => setChanging(undefined)} />}
    </>
  )
}
