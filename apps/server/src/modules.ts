import { identityModule } from '@jingwei/identity'
import { hubModule } from '@jingwei/hub'
import { intakeModule } from '@jingwei/intake'
import { notifyModule } from '@jingwei/notify'
import { sampleModule } from '@jingwei/sample'
import { sharingModule } from '@jingwei/sharing'
import { tasksModule } from '@jingwei/tasks'

/** Every module of the region, in the order of their dependencies. A county adds its own here. */
export const modules = [identityModule, notifyModule, hubModule, tasksModule, sharingModule, intakeModule, sampleModule] as const
