import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const isEverywhere = /node_modules\/(react|react-dom|scheduler|react-router|@tanstack\/(query-core|react-query))\//

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'dist',
    target: 'es2023',
    sourcemap: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // A few files that every page shares compress better than many small ones, and their names fill less.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: isEverywhere },
            { name: 'common', test: /\/src\//, minShareCount: 20 },
          ],
        },
      },
    },
  },
})
