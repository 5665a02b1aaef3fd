import { describe, expect, it } from 'vitest';
import type { TranslatedText } from '~/core/listing/listing';
import { listing, resultOf, STORE } from '../../support';

function french(overrides: Partial<TranslatedText> = {}): TranslatedText {
  return {
    key: 'title',
    value: 'Bouilloire',
    locale: 'fr',
    marketId: null,
    outdated: false,
    ...overrides,
  };
}

function judge(texts: TranslatedText[] | undefined, store = STORE) {
  return resultOf('outdated-french-text', listing({ french: texts }), { store });
}

describe('outdated-french-text', () => {
  it('passes where all French is newer than its source', () => {
    expect(judge([french(), french({ key: 'body_html' })]).outcome).toBe('pass');
  });

  it('fails for each French text that is older than its source', () => {
    const result = judge([
      french({ outdated: true }),
      french({ outdated: true, locale: 'fr-CA', marketId: 'gid://shopify/Market/7' }),
      french({ outdated: true, key: 'body_html' }),
    ]);
    expect(result).toMatchObject({ outcome: 'fail', severity: 'high' });
    expect(result.findings.map(({ key, field }) => [key, field])).toEqual([
      ['title:fr', 'title'],
      ['title:fr-CA:gid://shopify/Market/7', 'title'],
      ['descriptionHtml:fr', 'descriptionHtml'],
    ]);
    expect(result.findings[1]?.message).toEqual({
      id: 'rule.outdated-french-text.outdatedTitle',
      data: { locale: 'fr-CA', forOneMarket: true },
    });
  });

  it('fails for one outdated text even where nothing is known of another', () => {
    expect(
      judge([french({ outdated: undefined }), french({ key: 'body_html', outdated: true })])
        .outcome,
    ).toBe('fail');
  });

  it('is unknown where the source does not date one of its texts', () => {
    expect(judge([french(), french({ key: 'body_html', outdated: undefined })])).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.frenchDatesUnknown' },
    });
  });

  it('looks at title and description only, and at French only', () => {
    const others = [
      french({ key: 'meta_title', outdated: true }),
      french({ locale: 'de', outdated: true }),
      french({ value: ' ', outdated: true }),
    ];
    expect(judge([...others, french()]).outcome).toBe('pass');
    expect(judge(others)).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.noFrenchYet' },
    });
  });

  it('does not apply where the source itself is French', () => {
    expect(judge(undefined, { ...STORE, primaryLocale: 'fr' })).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.sourceIsFrench' },
    });
  });

  it('is unknown while the French was not read', () => {
    expect(judge(undefined)).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.missing.french' },
    });
  });
});
