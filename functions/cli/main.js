#!/usr/bin/env node
// The door of the command line. JavaScript, so that modules which Node has compiled before are taken from its cache, and its TypeScript
// compiler is not even loaded: half of what a short command takes. Where the folder cannot be written, Node goes on without a cache.
import nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

if (Number.parseInt(process.versions.node, 10) < 24) {
  process.stderr.write(
    `HONGTOU_NODE: Node ${process.versions.node} runs this, 24 or newer is needed: npm run hongtou, npm start and npx hongtou bring it\n`,
  );
  process.exit(1);
}
nodeModule.enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/hongtou', import.meta.url)));
await import('./hongtou.ts');
