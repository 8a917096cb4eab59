import { afterAll, beforeAll } from 'vitest';
import { createLedger } from '../../../functions/adapters/aws/ledger.ts';
import { describeLedgerContract } from '../../contracts/ledger.ts';
import { type Emulator, openOnTable, startDynalite } from './emulated.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startDynalite();
});
afterAll(() => emulator.stop());

describeLedgerContract('DynamoDB', () => openOnTable(emulator.endpoint, 'ledger', createLedger));
