import { describe, expect, it } from 'vitest';
import { hasSharedData } from '../support/shared-data';
import { outcomesPage } from './catalogue-outcomes';

describe.skipIf(!hasSharedData)('the outcomes on real catalogues (needs ../shared/data)', () => {
  it('are those that docs/rules/outcomes.md says', async () => {
    await expect(await outcomesPage()).toMatchFileSnapshot('../../docs/rules/outcomes.md');
  }, 120_000);
});
