import { useRead } from '@jingwei/ui'
import type { Named } from './answers.ts'

/** Departments and towns a task can be given to. */
export const useOffices = (enabled = true): readonly Named[] => useRead<{ readonly items: readonly Named[] }>('tasks/offices', {}, { enabled }).data?.items ?? []

/** Who works in an office; nobody until one is chosen. */
export const usePeople = (office: string): readonly Named[] => useRead<{ readonly items: readonly Named[] }>('tasks/people', { office }, { enabled: office !== '' }).data?.items ?? []
