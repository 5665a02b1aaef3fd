import { describe, expect, it } from 'vitest';
import { judgeTexts, read, resource, said, text } from '../../store-text-support';

const judge = (...texts: ReturnType<typeof text>[]) =>
  judgeTexts('metafield-not-in-french', read('METAFIELD', resource(texts)));

describe('metafield-not-in-french', () => {
  it('passes with French', () => {
    expect(judge(text('value', 'Wash by hand', 'Lavez à la main')).outcome).toBe('pass');
  });

  it('fails without', () => {
    const result = judge(text('value', 'Wash by hand'));
    expect(result).toMatchObject({ outcome: 'fail', severity: 'low' });
    expect(said(result)).toEqual(['missing 1/1: Wash by hand']);
  });

  it('does not apply where nothing of it needs French', () => {
    expect(judge(text('value', '12 cm')).outcome).toBe('notApplicable');
  });

  it('is unknown where it was not read', () => {
    expect(judgeTexts('metafield-not-in-french', {}).outcome).toBe('unknown');
  });
});
