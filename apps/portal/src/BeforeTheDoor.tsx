import { lazy } from 'react'
import { entrances } from './modules.ts'
import { NoPage } from './NoPage.tsx'

const parts = entrances.map(({ path, load }) => ({ path, Part: lazy(load) }))

/** A module's page for strangers, by the path behind the hash. */
export default function BeforeTheDoor({ path }: { readonly path: string }) {
  const Part = parts.find((part) => part.path === path)?.Part ?? NoPage
  return <Part />
}
