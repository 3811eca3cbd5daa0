import { JingweiError } from '@jingwei/kernel'
import { TabularError } from '@jingwei/tabular'

/** Why a file as a whole could not be read, in both languages. */
export type FileError = { readonly code: string; readonly zh: string; readonly en: string }

/** One of our errors as it is kept with a file. */
export const told = ({ code, zh, en }: JingweiError): FileError => ({ code, zh, en })

/** The file's fault as an outcome; undefined for anything that is ours (a lost database), which must be thrown on. */
export function unreadable(error: unknown, fileName: string): FileError | undefined {
  if (error instanceof TabularError) return { code: `tabular.${error.code}`, zh: `${fileName}：${error.zh}`, en: `${fileName}: ${error.en}` }
  if (error instanceof JingweiError && error.code.startsWith('hub.archive_')) return told(error)
  return undefined
}
