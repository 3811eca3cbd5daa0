import './polyfills.ts'
import 'virtual:antd.css'
import '@jingwei/ui/styles.css'
import { createRoot } from 'react-dom/client'
import { Portal } from './Portal.tsx'

const root = document.getElementById('portal')
if (root === null) throw new Error('index.html has no element with id "portal"')
createRoot(root).render(<Portal />)
