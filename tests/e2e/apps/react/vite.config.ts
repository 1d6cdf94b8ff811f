import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  publicDir: '../shared/public',
  // The policy allows no data: addresses, so nothing is put into the code as one.
  build: { assetsInlineLimit: 0 },
});
