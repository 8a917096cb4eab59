#!/usr/bin/env node
// The door of the command line. JavaScript, so that modules which Node has compiled before are taken from its cache, and its TypeScript
// compiler is not even loaded: half of what a short command takes. Where the folder cannot be written, Node goes on without a cache.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/hongtou', import.meta.url)));
// Hundreds of patterns read each paper: compile each to machine code at once, not to byte code first and then again.
setFlagsFromString('--no-regexp-tier-up');
await import('./hongtou.ts');
