import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/dialogs/',
  plugins: [react()],
  build: { assetsInlineLimit: 0 },
});
