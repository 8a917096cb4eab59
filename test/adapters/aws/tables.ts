import { createDeliveryStore } from '../../../functions/adapters/aws/delivery-store.ts';
import { createKnowledgeStore } from '../../../functions/adapters/aws/knowledge-store.ts';
import { createLedger } from '../../../functions/adapters/aws/ledger.ts';
import { createOpsReports } from '../../../functions/adapters/aws/ops-reports.ts';
import { createSourceStore } from '../../../functions/adapters/aws/source-store.ts';
import { createSubscriberStore } from '../../../functions/adapters/aws/subscriber-store.ts';
import { describeDeliveryStoreContract } from '../../contracts/delivery-store.ts';
import { describeKnowledgeStoreContract } from '../../contracts/knowledge-store.ts';
import { describeLedgerContract } from '../../contracts/ledger.ts';
import { describeOpsReportsContract } from '../../contracts/ops-reports.ts';
import { describeSourceStoreContract } from '../../contracts/source-store.ts';
import { describeSubscriberStoreContract } from '../../contracts/subscriber-store.ts';
import { openOnTable } from './emulated.ts';

/** Runs the suites of all stores that DynamoDB keeps against an endpoint that is known once the tests run. */
export function describeTables(name: string, endpoint: () => string): void {
  describeLedgerContract(name, () => openOnTable(endpoint(), 'ledger', createLedger));
  describeKnowledgeStoreContract(name, () => openOnTable(endpoint(), 'ledger', createKnowledgeStore));
  describeSourceStoreContract(name, () => openOnTable(endpoint(), 'sources', createSourceStore));
  describeOpsReportsContract(name, () => openOnTable(endpoint(), 'sources', createOpsReports));
  describeSubscriberStoreContract(name, () => openOnTable(endpoint(), 'subscribers', createSubscriberStore));
  describeDeliveryStoreContract(name, () => openOnTable(endpoint(), 'deliveries', createDeliveryStore));
}
