import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedLines } from '~/core/html/changed-lines';

const said = (before: string, after: string) =>
  changedLines(before, after).map((line) =>
    line
      .map(({ kind, text }) =>
        kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`,
      )
      .join(''),
  );

describe('changedLines', () => {
  it('says of each block that changed what did', () => {
    const before = '<p>Hard maple.</p><p>46 × 30 cm, 2 kg.</p><p>Oil it.</p>';
    const after = '<p>Hard maple.</p><p class="size">46 × 35 cm, 2 kg.</p><p>Oil it.</p>';
    expect(said(before, after)).toEqual(['46 × [-30][+35] cm, 2 kg.']);
  });

  it('says which blocks came and went', () => {
    expect(said('<p>One.</p><p>Two.</p>', '<p>One.</p><p>Two.</p><p>Three.</p>')).toEqual([
      '[+Three.]',
    ]);
    expect(said('', 'New')).toEqual(['[+New]']);
  });

  it('finds nothing where only tags and spaces changed', () => {
    expect(said('<p>One <b>two</b></p>', '<div>One\n two</div>')).toEqual([]);
  });

  it('holds every word of both texts that is in a changed block, in order', () => {
    const words = fc.array(fc.constantFrom('maple', 'oak', 'red', '2', 'kg'), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (was, is) => {
        const [line = []] = changedLines(was.join(' '), is.join(' '));
        const of = (kind: 'removed' | 'added') =>
          line
            .filter((piece) => piece.kind === 'same' || piece.kind === kind)
            .map(({ text }) => text)
            .join('');
        if (was.join(' ') === is.join(' ')) expect(line).toEqual([]);
        else expect([of('removed'), of('added')]).toEqual([was.join(' '), is.join(' ')]);
      }),
    );
  });

  it('takes two long texts that have nothing in common for two, as comparing their words would take seconds', () => {
    const text = (word: string) =>
      Array.from({ length: 3_000 }, (_, index) => `${word}${index}`).join(' ');
    expect(changedLines(text('a'), text('b'))).toEqual([
      [
        { kind: 'removed', text: text('a') },
        { kind: 'added', text: text('b') },
      ],
    ]);
  });
});
