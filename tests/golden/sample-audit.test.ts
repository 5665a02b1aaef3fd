import { expect, it } from 'vitest';
import { sampleAudit } from './sample-audit';

// After a change that is meant: npm test -- tests/golden -u, and read the difference.
it('the audit of the sample store is the one that was reviewed', async () => {
  await expect(await sampleAudit()).toMatchFileSnapshot('sample-audit.json');
});
