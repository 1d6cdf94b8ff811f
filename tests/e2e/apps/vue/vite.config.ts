import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'we-link-security' } } })],
  publicDir: '../shared/public',
  // The policy allows no data: addresses, so nothing is put into the code as one.
  build: { assetsInlineLimit: 0 },
});
