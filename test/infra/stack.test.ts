// One file for vitest, as loading CDK takes longer than all assertions together.
import './storage.ts';
import './queues.ts';
import './functions.ts';
import './permissions.ts';
import './reader.ts';
