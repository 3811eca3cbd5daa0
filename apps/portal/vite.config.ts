import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { antdStyles } from './build/antd-styles.ts'
import { compressed } from './build/compressed.ts'

/** A relative base and hash routes: the built folder can be hosted anywhere, also inside a government super-app. */
export default defineConfig({
  base: './',
  plugins: [antdStyles(), react(), compressed()],
  build: { target: 'chrome88', outDir: 'dist', emptyOutDir: true, manifest: true, sourcemap: false, cssCodeSplit: false, chunkSizeWarningLimit: 900, modulePreload: { polyfill: false },
    // Catalogues and doors are pure data: without this one language would drag in the other.
    // Polyfills are nothing but a side effect and must stay.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /[\\/](portal|ui)[\\/](?!.*(\.css|polyfills\.ts|main\.tsx)).*\.tsx?$/, sideEffects: false }] } },
  },
  server: { proxy: { '/api': process.env.JINGWEI_API ?? 'http://127.0.0.1:8080' } },
})
