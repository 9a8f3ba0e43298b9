import { defineConfig } from 'vite'

/** Builds the channel page's script and styles; `src/web/assets.ts` reads the manifest. */
export default defineConfig({
  root: 'src/web/client',
  base: '/assets/',
  publicDir: false,
  build: {
    outDir: '../../../dist/web/assets',
    emptyOutDir: true,
    assetsDir: '',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: { input: 'src/web/client/channel.ts' },
  },
})
