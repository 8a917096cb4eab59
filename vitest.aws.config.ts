import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/aws/**/*.test.ts'],
    // All files share one moto, which fails now and then where two stacks are deployed to it at once.
    fileParallelism: false,
    globalSetup: ['test/aws/moto-server.ts'],
    pool: 'threads',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
