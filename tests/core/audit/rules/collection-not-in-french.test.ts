import { describe, expect, it } from 'vitest';
import { judgeTexts, read, resource, said, text } from '../../store-text-support';

const judge = (...texts: ReturnType<typeof text>[]) =>
  judgeTexts('collection-not-in-french', read('COLLECTION', resource(texts)));

describe('collection-not-in-french', () => {
  it('passes with French', () => {
    expect(judge(text('title', 'Gifts', 'Cadeaux')).outcome).toBe('pass');
  });

  it('fails without', () => {
    const result = judge(text('title', 'Gifts'));
    expect(result).toMatchObject({ outcome: 'fail', severity: 'medium' });
    expect(said(result)).toEqual(['missing 1/1: Gifts']);
  });

  it('does not apply where nothing of it needs French', () => {
    expect(judge(text('meta_title', 'Gifts')).outcome).toBe('notApplicable');
  });

  it('is unknown where it was not read', () => {
    expect(judgeTexts('collection-not-in-french', {}).outcome).toBe('unknown');
  });
});
