import { describe, expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import { FRENCH_STORE, french } from '../../french-support';
import { listing, resultOf, STORE } from '../../support';

function judge(overrides: Partial<Listing>, store = STORE) {
  return resultOf('tax-free-claim', listing({ french: [], ...overrides }), { store });
}

describe('tax-free-claim', () => {
  it.each([
    'No tax on orders over $100.',
    'Buy it tax-free today',
    'TAX FREE weekend',
    'Shop without taxes',
    'No GST, no QST',
    'Save the tax!',
    'Sans taxes pour tous',
    'Prix hors taxes',
    'Aucune taxe à payer',
    'Pas de TVQ cette semaine',
    'Un achat détaxé',
    '0% tax on everything',
    '0\u00a0% de taxe',
    '0 % de TPS et de TVQ',
    'Pay $0 tax this weekend',
    'No duties or taxes to pay',
    'Ni droits ni taxes à payer',
    'We never charge sales tax',
    'No tax added at checkout',
    'On vous offre les taxes, aucune taxe ajoutée à la caisse.',
    'Un rabais équivalant aux taxes! Vous ne payez pas les taxes.',
    'Exempt de toutes taxes',
    'Taxes : 0 %',
  ])('fails for "%s"', (text) => {
    expect(judge({ descriptionHtml: `<p>${text}</p>` })).toMatchObject({
      outcome: 'fail',
      severity: 'high',
      audiences: ['QC'],
      findings: [{ key: 'descriptionHtml', field: 'descriptionHtml' }],
    });
  });

  it.each([
    'We pay the taxes.',
    'Nous payons les taxes.',
    'Taxes included',
    'Taxes incluses',
    'Taxes extra',
    'Sold in every duty-free shop',
    'A tax-free shop in the airport',
    'En boutique hors taxes',
    'This is not tax-free',
    'No tax included',
    'No taxi needed; syntax-free code',
    'Phthalate free',
    'You pay $150 tax included at checkout',
    'You pay 1,500 tax included',
    '10% tax',
    'Ledger 2030 Tax Planner',
    'Holds 100 tax slips',
    'Prix affiché hors taxes : la TPS et la TVQ s’ajoutent à la caisse.',
    'Prix hors taxes. Les taxes sont calculées à la caisse.',
    'Hors taxes (TPS et TVQ en sus)',
    'Prices without taxes; GST and QST are added at checkout.',
    'Ni droits ni taxes à payer : tout est compris dans le prix',
    'No duties or taxes to pay: everything is included in the price',
    'Aucune taxe à payer : nous payons les taxes pour vous',
    'Ce prix n’est pas hors taxes',
    'Un rabais équivalant aux taxes',
  ])('passes for "%s"', (text) => {
    expect(judge({ descriptionHtml: `<p>${text}</p>` }).outcome).toBe('pass');
  });

  it('reads the title and the French of every locale and market, and quotes the claim', () => {
    const texts = [
      french('body_html', '<p>Bout vite. Sans taxes!</p>'),
      french('title', 'Bouilloire sans taxe', { locale: 'fr-CA', marketId: 'm1' }),
    ];
    expect(judge({ title: 'Tax free kettle', french: texts }).findings).toMatchObject([
      { key: 'title' },
      {
        key: 'descriptionHtml:fr:',
        message: { data: { claim: 'Sans taxes', sentence: 'Sans taxes!', isTranslation: true } },
      },
      { key: 'title:fr-CA:m1' },
    ]);
  });

  it('fails for the source while the French was not read, and is unknown without a claim there', () => {
    expect(judge({ title: 'Tax free kettle', french: undefined }).outcome).toBe('fail');
    expect(judge({ french: undefined })).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.missing.french' },
    });
  });

  it('names a claim in a French store once', () => {
    expect(judge({ title: 'Bouilloire sans taxes' }, FRENCH_STORE).findings).toHaveLength(1);
  });

  it('does not apply to a store that does not sell to Quebec', () => {
    expect(judge({ title: 'Tax free' }, { ...STORE, sellsTo: ['US'] }).outcome).toBe(
      'notApplicable',
    );
  });
});
