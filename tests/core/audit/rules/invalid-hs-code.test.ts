import { describe, expect, it } from 'vitest';
import type { Variant } from '~/core/listing/listing';
import { listing, resultOf, variant } from '../../support';

function coded(harmonizedSystemCode: string | null | undefined, id = '1'): Variant {
  return variant({ id, sku: id, inventory: { requiresShipping: true, harmonizedSystemCode } });
}

function judge(...variants: Variant[]) {
  return resultOf('invalid-hs-code', listing({ variants }));
}

describe('invalid-hs-code', () => {
  it.each(['4202.92', '420292', '4202.92.31.31'])('passes for %s', (code) => {
    expect(judge(coded(code)).outcome).toBe('pass');
  });

  it.each([
    ['555555', 'notInSystem'],
    ['9801.00.10', 'nationalChapter'],
    ['4202', 'malformed'],
  ])('fails for %s: %s', (code, message) => {
    expect(judge(coded(code))).toMatchObject({
      outcome: 'fail',
      severity: 'high',
      findings: [{ message: { id: `rule.invalid-hs-code.${message}`, data: { code, of: 1 } } }],
    });
  });

  it('makes one finding for each code, however it is dotted', () => {
    const result = judge(
      coded('555555'),
      coded('5555.55', '2'),
      coded('4202', '3'),
      coded('9503.00', '4'),
    );
    expect(result.findings.map(({ key, message }) => [key, message.data.variants])).toEqual([
      ['555555', 2],
      ['4202', 1],
    ]);
  });

  it('leaves missing codes to another rule', () => {
    expect(judge(coded(null))).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.noHsCodeYet' },
    });
    expect(judge(coded(null), coded('9503.00', '2')).outcome).toBe('pass');
    expect(judge(coded(' '), coded('555555', '2')).findings).toHaveLength(1);
  });

  it('is unknown where codes were not read', () => {
    expect(judge(coded(undefined)).reason?.id).toBe('reason.customsDataNotRead');
    expect(judge(coded(null), coded(undefined, '2')).outcome).toBe('unknown');
  });

  it('does not apply to what is not shipped', () => {
    const file = variant({
      inventory: { requiresShipping: false, harmonizedSystemCode: '555555' },
    });
    expect(judge(file).outcome).toBe('notApplicable');
  });
});
