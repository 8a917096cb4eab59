import { afterAll, beforeAll } from 'vitest';
import { type Emulator, startDynalite } from './emulated.ts';
import { describeTables } from './tables.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startDynalite();
});
afterAll(() => emulator.stop());

describeTables('DynamoDB (dynalite)', () => emulator.endpoint);
