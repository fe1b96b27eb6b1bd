import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * The gateway serves both pages under a base it knows only at run time and writes into `<base href>`.
 * Vite writes asset URLs relative to each HTML file; here they become relative to that base instead.
 */
function assetsRelativeToBase(): Plugin {
  return {
    name: 'assets-relative-to-base',
    enforce: 'post',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace(/\b(src|href)="(?:\.\.?\/)+assets\//g, '$1="assets/'),
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [react(), assetsRelativeToBase()],
  resolve: { alias: { '@': path('./src') } },
  build: {
    outDir: path('../Portal.Gateway/wwwroot'),
    emptyOutDir: true,
    manifest: true,
    // Inlined assets would need `data:` in more CSP directives than images.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { portal: path('./index.html'), desk: path('./desk/index.html'), preview: path('./preview/index.html') },
    },
  },
  server: {
    proxy: { '/api': { target: process.env.PORTAL_URL ?? 'http://localhost:8080', changeOrigin: false } },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['./src/test-setup.ts'],
    restoreMocks: true,
    // Only ends what hangs: the slowest take a second here, and many on a busy machine.
    testTimeout: 30_000,
  },
});
