import type { Route } from '@jingwei/http'
import type { Notify } from '../service/notify.ts'
import { addressRoutes } from './address-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { outgoingRoutes } from './outgoing-routes.ts'

export const notifyRoutes = (notify: Notify): readonly Route[] => [...messageRoutes(notify), ...addressRoutes(notify), ...outgoingRoutes(notify)]
