import { describe, expect, it } from 'vitest';
import { FRENCH_STORE, french } from '../../french-support';
import { listing, resultOf, STORE } from '../../support';

const letters = (count: number) => `<p>${'a'.repeat(count)}</p>`;

function judge(source: number, value: number, options = {}, store = STORE) {
  const audited = listing({
    descriptionHtml: letters(source),
    french: [french('title', 'A'), french('body_html', letters(value))],
  });
  return resultOf('truncated-french-text', audited, { store }, options);
}

describe('truncated-french-text', () => {
  it.each([
    [200, 120, 'pass'],
    [200, 400, 'pass'],
    [200, 119, 'medium'],
    [200, 80, 'medium'],
    [200, 79, 'high'],
    [200, 401, 'medium'],
  ])('of %i characters in %i: %s', (source, value, verdict) => {
    const result = judge(source, value);
    expect(result.outcome === 'pass' ? 'pass' : result.severity).toBe(verdict);
  });

  it('gives both lengths, and says whether it is too short or too long', () => {
    expect(judge(200, 50).findings).toMatchObject([
      {
        key: 'descriptionHtml:fr',
        field: 'descriptionHtml',
        message: {
          id: 'rule.truncated-french-text.short',
          data: { characters: 50, sourceCharacters: 200, ratio: 0.25 },
        },
      },
    ]);
    expect(judge(200, 500).findings[0]?.message.id).toBe('rule.truncated-french-text.long');
  });

  it('counts what is read, not tags and scripts', () => {
    const audited = listing({
      descriptionHtml: `${letters(200)}<script>${'x'.repeat(900)}</script>`,
      french: [french('body_html', letters(200))],
    });
    expect(resultOf('truncated-french-text', audited).outcome).toBe('pass');
  });

  it('does not apply to a short source, unless the merchant lowers the bar', () => {
    expect(judge(199, 5)).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.sourceTooShort', data: { minimumCharacters: 200 } },
    });
    const settings = { 'truncated-french-text': { minimumCharacters: 100 } };
    expect(judge(199, 5, { settings }).outcome).toBe('fail');
  });

  it('does not apply without French, nor where the source is not English', () => {
    const none = listing({ descriptionHtml: letters(300), french: [] });
    expect(resultOf('truncated-french-text', none).reason?.id).toBe('reason.noFrenchYet');
    for (const store of [FRENCH_STORE, { ...STORE, primaryLocale: 'de' }]) {
      expect(judge(300, 5, {}, store).reason?.id).toBe('reason.sourceNotEnglish');
    }
  });

  it('is unknown while the French was not read', () => {
    expect(resultOf('truncated-french-text', listing()).outcome).toBe('unknown');
  });
});
