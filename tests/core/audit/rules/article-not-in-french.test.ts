import { describe, expect, it } from 'vitest';
import { judgeTexts, read, resource, said, text } from '../../store-text-support';

const judge = (one: ReturnType<typeof text>[], other: ReturnType<typeof text>[] = []) =>
  judgeTexts('article-not-in-french', {
    ...read('ARTICLE', resource(one)),
    ...read('BLOG', resource(other)),
  });

describe('article-not-in-french', () => {
  it('passes with French', () => {
    expect(
      judge([text('title', 'How we choose our wool', 'Comment nous choisissons notre laine')])
        .outcome,
    ).toBe('pass');
  });

  it('fails without, of either kind', () => {
    const result = judge([text('title', 'How we choose our wool')]);
    expect(result).toMatchObject({ outcome: 'fail', severity: 'medium' });
    expect(said(result)).toEqual(['missing 1/1: How we choose our wool']);
    expect(said(judge([], [text('title', 'News from the workshop')]))).toEqual([
      'missing 1/1: News from the workshop',
    ]);
  });

  it('does not apply where nothing of it needs French', () => {
    expect(judge([text('meta_description', 'How we choose our wool')]).outcome).toBe(
      'notApplicable',
    );
  });

  it('is unknown while one kind was not read', () => {
    const texts = read(
      'ARTICLE',
      resource([text('title', 'How we choose our wool', 'Comment nous choisissons notre laine')]),
    );
    expect(judgeTexts('article-not-in-french', texts).outcome).toBe('unknown');
  });
});
