import { pathToFileURL } from 'node:url'
import { bundleProgram, root } from './bundle.mjs'

const file = await bundleProgram()
process.env.JINGWEI_ENTRY = file
process.env.JINGWEI_ROOT = root
await import(pathToFileURL(file).href)
