import { describe, expect, it } from 'vitest';
import { judgeTexts, read, resource, said, text } from '../../store-text-support';

const judge = (one: ReturnType<typeof text>[], other: ReturnType<typeof text>[] = []) =>
  judgeTexts('page-not-in-french', {
    ...read('PAGE', resource(one)),
    ...read('SHOP', resource(other)),
  });

describe('page-not-in-french', () => {
  it('passes with French', () => {
    expect(judge([text('title', 'Size guide', 'Guide des tailles')]).outcome).toBe('pass');
  });

  it('fails without, of either kind', () => {
    const result = judge([text('title', 'Size guide')]);
    expect(result).toMatchObject({ outcome: 'fail', severity: 'medium' });
    expect(said(result)).toEqual(['missing 1/1: Size guide']);
    expect(said(judge([], [text('meta_title', 'Made for long winters')]))).toEqual([
      'missing 1/1: Made for long winters',
    ]);
  });

  it('does not apply where nothing of it needs French', () => {
    expect(judge([text('handle', 'size-guide')]).outcome).toBe('notApplicable');
  });

  it('is unknown while one kind was not read', () => {
    const texts = read('PAGE', resource([text('title', 'Size guide', 'Guide des tailles')]));
    expect(judgeTexts('page-not-in-french', texts).outcome).toBe('unknown');
  });
});
