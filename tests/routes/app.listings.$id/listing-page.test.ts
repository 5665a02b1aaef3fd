import { expect, test } from 'vitest';
import { groupByRule } from '~/routes/app.listings.$id/group-findings';
import { fieldLabel } from '~/routes/app.listings.$id/field-label';
import { translator } from '~/locales/translate';
import type { FindingView } from '~/services/audit/views';

test('findings of one rule stand together, the gravest rule first', () => {
  const finding = (rule: string, severity: FindingView['severity']): FindingView => ({
    rule,
    severity,
    audiences: severity === 'high' ? ['QC'] : ['US', 'CA'],
    key: `${rule} ${severity}`,
    message: { id: 'rule.few-photos.few', data: {} },
    field: 'title',
    status: 'open',
    openedAt: '2026-11-01T00:00:00Z',
    resolvedAt: null,
    hasText: true,
    ignoring: null,
  });
  const groups = groupByRule([finding('a', 'low'), finding('b', 'medium'), finding('a', 'high')]);
  expect(groups.map(({ rule, severity, findings }) => [rule, severity, findings.length])).toEqual([
    ['a', 'high', 2],
    ['b', 'medium', 1],
  ]);
  expect(groups[0]?.audiences).toEqual(['US', 'CA', 'QC']);
});

test.each([
  ['title', 'title', 'titre'],
  ['descriptionHtml', 'description', 'description'],
  ['media[0].alt', 'alt text of photo 1', 'texte alternatif de la photo 1'],
  ['variants[MUG].price', 'price of variant MUG', 'prix de la variante MUG'],
  [
    'variants[a]b].compareAtPrice',
    'original price of variant a]b',
    'prix de comparaison de la variante a]b',
  ],
  ['variants[gid://shopify/ProductVariant/1].price', 'price', 'prix'],
  ['media[1]', 'photo 2', 'photo 2'],
  ['variants[MUG].harmonizedSystemCode', 'HS code of variant MUG', 'code SH de la variante MUG'],
  ['something.new', 'the product’s page', 'la page du produit'],
])('%s is called %s, %s', (field, english, french) => {
  expect(fieldLabel(translator('en'), field)).toBe(english);
  expect(fieldLabel(translator('fr'), field)).toBe(french);
});
