import { AsOfProvider, EnterpriseTabsContext, parseSearch, writeSearch } from '@jingwei/ui'
import { createHashHistory, createRootRoute, createRoute, createRouter, lazyRouteComponent, RouterProvider } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { Frame } from './Frame.tsx'
import { Guard } from './Guard.tsx'
import { Home } from './Home.tsx'
import { enterpriseTabs, pages } from './modules.ts'
import { NoPage } from './NoPage.tsx'

const root = createRootRoute({ component: Frame, notFoundComponent: NoPage })
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })
const routes = pages.map((page) => {
  const Page = lazyRouteComponent(page.load) as ComponentType
  return createRoute({
    getParentRoute: () => root,
    path: page.path,
    component: () => (
      <Guard permissions={page.permissions}>
        <Page />
      </Guard>
    ),
  })
})

const router = createRouter({
  routeTree: root.addChildren([home, ...routes]),
  history: createHashHistory(),
  parseSearch: (text) => parseSearch(text),
  stringifySearch: (search) => writeSearch(search),
  scrollRestoration: true,
})

/** The portal behind the door. */
export default function Shell() {
  return (
    <EnterpriseTabsContext value={enterpriseTabs}>
      <AsOfProvider>
        <RouterProvider router={router} />
      </AsOfProvider>
    </EnterpriseTabsContext>
  )
}
