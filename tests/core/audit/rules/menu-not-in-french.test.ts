import { describe, expect, it } from 'vitest';
import { judgeTexts, read, resource, said, text } from '../../store-text-support';

const judge = (...texts: ReturnType<typeof text>[]) =>
  judgeTexts('menu-not-in-french', read('LINK', resource(texts)));

describe('menu-not-in-french', () => {
  it('passes with French', () => {
    expect(judge(text('title', 'Shop all', 'Tout voir')).outcome).toBe('pass');
  });

  it('fails without', () => {
    const result = judge(text('title', 'Shop all'));
    expect(result).toMatchObject({ outcome: 'fail', severity: 'high' });
    expect(said(result)).toEqual(['missing 1/1: Shop all']);
  });

  it('does not apply where nothing of it needs French', () => {
    expect(judge(text('title', 'Contact')).outcome).toBe('notApplicable');
  });

  it('is unknown where it was not read', () => {
    expect(judgeTexts('menu-not-in-french', {}).outcome).toBe('unknown');
  });
});
