import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../support/shared-data';
import { audited } from './audit-report';

/** Inputs that were handed over with the answer that is right, decided before the app was run. */
const given = (name: string) => sharedData('cases', '40-files-prices-returns', name);

describe.skipIf(!hasSharedData)('files as spreadsheets save them', () => {
  it.each([
    'excel-french-booleans-VRAI.csv',
    'mixed-line-endings.csv',
    'semicolon-with-quotes.csv',
  ])('%s is read: what is shipped is asked for its customs data', async (name) => {
    const { handles, outcomes } = await audited(given(name));
    expect(handles).toEqual(['mug', 'tee']);
    expect(outcomes('missing-weight')).toEqual({ mug: 'pass', tee: 'pass' });
  });

  it('says which separator it found', async () => {
    const { notes } = await audited(given('semicolon-with-quotes.csv'));
    expect(notes).toContainEqual(
      expect.stringMatching(
        /csv: saved as UTF-8 with semicolons between its columns; read as such/,
      ),
    );
  });
});
