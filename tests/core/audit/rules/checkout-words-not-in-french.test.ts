import { describe, expect, it } from 'vitest';
import { judgeTexts, read, resource, said, text } from '../../store-text-support';

const RULE = 'checkout-words-not-in-french';
const theme = (id: string, ...words: ReturnType<typeof text>[]) =>
  resource(words, `gid://shopify/OnlineStoreThemeLocaleContent/${id}`);
const judge = (...themes: ReturnType<typeof resource>[]) =>
  judgeTexts(RULE, read('ONLINE_STORE_THEME_LOCALE_CONTENT', ...themes));

const CART = text('sections.cart.title', 'Your cart', 'Votre panier');
const PAY = 'shopify.checkout.general.pay_now_button_label';

describe(RULE, () => {
  it('passes where Shopify gives French of every word, its own or saved', () => {
    expect(
      judge(theme('1', CART, text(PAY, 'Pay now', { value: 'Payer', isSaved: false }))).outcome,
    ).toBe('pass');
  });

  it('never calls a word missing: Shopify or the theme may show its own French', () => {
    expect(judge(theme('1', CART, text(PAY, 'Pay now')))).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.themeFrenchMayBeServed', data: { count: 1, total: 2 } },
    });
  });

  it('fails for words that were saved in English, those of cart and checkout named first', () => {
    const result = judge(
      theme(
        '1',
        text('templates.404.title', 'Page not found', 'Page not found'),
        text('templates.search.title', 'Search results', 'Search results'),
        text('templates.blog.title', 'Latest news', 'Latest news'),
        CART,
        text(PAY, 'Pay now', 'Pay now'),
      ),
    );
    expect(said(result)).toEqual(['english 4/5: Pay now, Page not found, Search results']);
    expect(result.severity).toBe('high');
  });

  it('is unknown where several themes are given, of which nobody knows the published one', () => {
    expect(judge(theme('1', CART), theme('2', text(PAY, 'Pay now', 'Pay now')))).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.severalThemes', data: { themes: 2 } },
    });
  });

  it('does not apply where nothing of it needs French', () => {
    expect(judge(theme('1', text('general.dash', '—'))).outcome).toBe('notApplicable');
  });
});
