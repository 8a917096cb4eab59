#!/usr/bin/env node
// The door of the command line. JavaScript, so that modules which Node has compiled before are taken from its cache, and its TypeScript
// compiler is not even loaded: half of what a short command takes. Where the folder cannot be written, Node goes on without a cache.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/hongtou', import.meta.url)));
await import('./hongtou.ts');
