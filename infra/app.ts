import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readDeployment } from '../functions/settings.ts';
import { MonitorStack } from './monitor-stack.ts';
import { portalNames } from './portal-names.ts';

const app = new App();
const { stackName, ...deployment } = readDeployment((name) => app.node.tryGetContext(name), portalNames());
new MonitorStack(app, stackName, {
  ...deployment,
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
