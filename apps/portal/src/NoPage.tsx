import { Missing } from '@jingwei/ui'

/** An address nothing stands at. */
export const NoPage = () => <Missing />
