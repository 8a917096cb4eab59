import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/slow/**', 'test/aws/**'],
    pool: 'threads',
    testTimeout: 20_000,
  },
});
