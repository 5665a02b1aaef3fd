import { describe, expect, it } from 'vitest';
import { storeResultOf } from '../../support';

function judge(...bodies: string[]) {
  const policies = bodies.map((bodyHtml) => ({ type: 'REFUND_POLICY', bodyHtml }));
  return storeResultOf('missing-return-policy', { policies });
}

describe('missing-return-policy', () => {
  it('passes where there is one', () => {
    expect(judge('<p>Thirty days, no questions.</p>').outcome).toBe('pass');
  });

  it('fails where there is none, other policies or not', () => {
    expect(judge()).toMatchObject({
      outcome: 'fail',
      severity: 'high',
      audiences: ['US', 'CA', 'QC'],
      findings: [{ message: { id: 'rule.missing-return-policy.missing' } }],
    });
    const policies = [{ type: 'PRIVACY_POLICY', bodyHtml: '<p>Ours.</p>' }];
    expect(storeResultOf('missing-return-policy', { policies }).outcome).toBe('fail');
  });

  it('fails where it is blank', () => {
    expect(judge('<p>&nbsp;</p>').findings).toMatchObject([
      { message: { id: 'rule.missing-return-policy.blank' } },
    ]);
  });

  it('is unknown where policies were not read', () => {
    expect(storeResultOf('missing-return-policy', {})).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.missing.policies' },
    });
  });
});
