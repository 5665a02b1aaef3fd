import { describe, expect, it } from 'vitest';
import { judgeTexts, read, resource, said, text } from '../../store-text-support';

const judge = (...texts: ReturnType<typeof text>[]) =>
  judgeTexts('payment-text-not-in-french', read('PAYMENT_GATEWAY', resource(texts)));

describe('payment-text-not-in-french', () => {
  it('passes with French', () => {
    expect(
      judge(text('message', 'Pay by bank transfer', 'Payez par virement bancaire')).outcome,
    ).toBe('pass');
  });

  it('fails without', () => {
    const result = judge(text('message', 'Pay by bank transfer'));
    expect(result).toMatchObject({ outcome: 'fail', severity: 'medium' });
    expect(said(result)).toEqual(['missing 1/1: Pay by bank transfer']);
  });

  it('does not apply where nothing of it needs French', () => {
    expect(judge(text('name', 'Bank transfer')).outcome).toBe('notApplicable');
  });

  it('is unknown where it was not read', () => {
    expect(judgeTexts('payment-text-not-in-french', {}).outcome).toBe('unknown');
  });
});
