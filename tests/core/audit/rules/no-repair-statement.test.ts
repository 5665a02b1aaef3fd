import { describe, expect, it } from 'vitest';
import type { Listing } from '~/core/listing/listing';
import { FRENCH_STORE, french } from '../../french-support';
import { listing, resultOf, STORE } from '../../support';

function judge(overrides: Partial<Listing>, store = STORE) {
  return resultOf('no-repair-statement', listing({ french: [], ...overrides }), { store });
}

describe('no-repair-statement', () => {
  it.each([
    'Kettles',
    'Kitchen > Kettles',
    'Alarm clock',
    'Tents & tarps',
    'Vélo de montagne',
    'Lampe',
    'Hand tools',
  ])('fails for a description of %s without a word', (productType) => {
    expect(judge({ productType })).toMatchObject({
      outcome: 'fail',
      severity: 'low',
      findings: [{ key: 'descriptionHtml', message: { data: { productType } } }],
    });
  });

  it.each([
    'Mugs',
    'Laptop bag',
    'Sofa blanket',
    'Bed bell',
    'Toy tools',
    'Housse de canapé',
    'Tablecloths',
  ])('does not apply to %s', (productType) => {
    expect(judge({ productType }).reason?.id).toBe('reason.notMaintainable');
  });

  it.each([
    'Spare parts are in our shop.',
    'We repair what we sell.',
    'No repair service is offered.',
    'Pièces de rechange offertes.',
    'Réparation en atelier.',
    'Renseignements sur l’entretien joints.',
  ])('passes for "%s"', (text) => {
    expect(judge({ descriptionHtml: `<p>${text}</p>` }).outcome).toBe('pass');
    expect(judge({ french: [french('body_html', `<p>${text}</p>`)] }).outcome).toBe('pass');
  });

  it('does not take any part for a spare one', () => {
    expect(
      judge({ descriptionHtml: '<p>Few moving parts; a part of every kitchen.</p>' }).outcome,
    ).toBe('fail');
    expect(judge({ descriptionHtml: '<p>Un classique irréparable.</p>' }).outcome).toBe('fail');
  });

  it('goes by Shopify’s category before the type, and by its name where its branch says nothing', () => {
    const category = (id: string, name: string) => ({
      category: { id: `gid://shopify/TaxonomyCategory/${id}`, name, fullName: `Any > ${name}` },
    });
    const table = category('fr-24-1-1', 'Coffee Tables');
    expect(judge({ ...table, productType: 'Nouveautés' }).outcome).toBe('fail');
    expect(judge({ ...table, productType: '' }).findings).toMatchObject([
      { message: { data: { productType: 'Coffee Tables' } } },
    ]);
    expect(judge({ ...category('el-7-6', 'Cable Management'), productType: 'Lamps' }).outcome).toBe(
      'notApplicable',
    );
    expect(judge({ ...category('sg-4-1-2', 'Kayaks'), productType: '' }).outcome).toBe('fail');
    expect(judge({ category: null, productType: 'Lamps' }).outcome).toBe('fail');
    expect(judge({ category: null, productType: '' }).outcome).toBe('unknown');
  });

  it('is unknown without a type, or while the French was not read', () => {
    expect(judge({ productType: ' ' }).reason?.id).toBe('reason.noProductType');
    expect(judge({ french: undefined }).reason?.id).toBe('reason.missing.french');
    expect(judge({ french: undefined, descriptionHtml: '<p>Repairs at cost.</p>' }).outcome).toBe(
      'pass',
    );
  });

  it('does not apply to a gift card, and judges the source of a French store', () => {
    expect(judge({ isGiftCard: true }).outcome).toBe('notApplicable');
    expect(judge({ productType: 'Bouilloires' }, FRENCH_STORE).outcome).toBe('fail');
  });
});
