// npm run docs: writes docs/settings.md, errors.md, permissions.md, access.md, states.md and glossary.md from the code
import { pathToFileURL } from 'node:url'
import { bundle } from './bundle.mjs'
import { root } from './root.mjs'

process.chdir(root)
await import(pathToFileURL(await bundle('scripts/docs/write.ts', 'docs')).href)
