import type { Route } from '@jingwei/http'
import type { Identity } from '../service/identity.ts'
import { administrationRoutes } from './administration-routes.ts'
import { draftRoutes } from './draft-routes.ts'
import { delegationRoutes } from './delegation-routes.ts'
import { factorRoutes } from './factor-routes.ts'
import { keyRoutes } from './key-routes.ts'
import { oidcRoutes } from './oidc-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { reviewRoutes } from './review-routes.ts'
import { sessionRoutes } from './session-routes.ts'

export const identityRoutes = (identity: Identity): readonly Route[] => [...sessionRoutes(identity), ...factorRoutes(identity), ...keyRoutes(identity), ...oidcRoutes(identity), ...delegationRoutes(identity), ...peopleRoutes(identity), ...reviewRoutes(identity), ...administrationRoutes(identity), ...draftRoutes(identity)]
