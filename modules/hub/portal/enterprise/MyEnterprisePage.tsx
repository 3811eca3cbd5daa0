import { EnterpriseRecord } from './EnterprisePage.tsx'

/** An enterprise reads its own record. */
export default function MyEnterprisePage() {
  return <EnterpriseRecord enterpriseId={undefined} />
}
