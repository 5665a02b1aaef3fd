import { describe, expect, it } from 'vitest';
import { isOver, textsOf, withoutIgnored, type Ignoring } from '~/core/audit/ignoring';
import type { RuleResult } from '~/core/audit/outcome';
import type { Listing } from '~/core/listing/listing';
import { listing, NOW, photo, variant } from '../support';

const ignoring: Ignoring = { at: NOW, by: '42', reason: 'Known', until: null, text: null };
const later = new Date(NOW.getTime() + 1);

describe('ignoring', () => {
  it('ends with its date, with a change of its text, or never', () => {
    expect(isOver(ignoring, { now: later, text: 'x' })).toBe(false);
    expect(isOver({ ...ignoring, until: later }, { now: NOW, text: null })).toBe(false);
    expect(isOver({ ...ignoring, until: later }, { now: later, text: null })).toBe(true);
    expect(isOver({ ...ignoring, text: 'x' }, { now: later, text: 'x' })).toBe(false);
    expect(isOver({ ...ignoring, text: 'x' }, { now: later, text: 'y' })).toBe(true);
  });
});

describe('textsOf', () => {
  const french = (key: string, value: string) => ({ key, locale: 'fr', marketId: null, value });
  const base = listing({
    media: [photo(), photo({ id: 'other', alt: 'Other' })],
    french: [french('title', 'Bouilloire'), french('body_html', 'Texte')],
  });
  const [first] = base.media;
  const changes: Record<string, Partial<Listing>> = {
    title: { title: 'Another kettle' },
    'French title': { french: [french('title', 'Autre'), french('body_html', 'Texte')] },
    description: { descriptionHtml: '<p>New.</p>' },
    'French description': { french: [french('title', 'Bouilloire'), french('body_html', 'Neuf')] },
    'first alt text': { media: [{ ...photo(), alt: 'New' }, ...base.media.slice(1)] },
    'second alt text': { media: [photo(), photo({ id: 'other', alt: 'New' })] },
    price: { variants: [variant({ sku: 'NEW' })] },
  };
  it.each([
    ['title', 'title', ['title', 'French title']],
    ['descriptionHtml', 'descriptionHtml', ['description', 'French description']],
    ['media[0].alt', first?.id ?? '', ['first alt text']],
    ['media', 'packaging', ['first alt text', 'second alt text']],
    [
      'seo.title',
      'seo',
      [
        'title',
        'French title',
        'description',
        'French description',
        'first alt text',
        'second alt text',
      ],
    ],
  ])('of %s change with what is written there, and with nothing else', (field, key, expected) => {
    const changed = Object.entries(changes)
      .filter(
        ([, over]) =>
          textsOf({ field, key }, { ...base, ...over }) !== textsOf({ field, key }, base),
      )
      .map(([name]) => name);
    expect(changed).toEqual(expected);
  });

  it('do not depend on the order of translations', () => {
    const turned = { ...base, french: [...(base.french ?? [])].reverse() };
    for (const field of ['title', 'descriptionHtml', 'seo.title']) {
      expect(textsOf({ field, key: 'x' }, turned)).toBe(textsOf({ field, key: 'x' }, base));
    }
  });

  it('are none for a price', () => {
    expect(textsOf({ field: 'variants[KETTLE-1].price', key: 'price' }, base)).toBeNull();
  });
});

describe('withoutIgnored', () => {
  const failing = (rule: string, ...keys: string[]): RuleResult => ({
    rule,
    audiences: ['QC'],
    severity: 'high',
    outcome: 'fail',
    reason: null,
    findings: keys.map((key) => ({
      key,
      message: { id: 'rule.few-photos.few', data: {} },
      field: key,
      severity: 'high',
    })),
    unknownFor: ['QC'],
  });

  it('leaves out what is ignored; a rule with nothing left does not apply', () => {
    const results = [failing('a', 'x', 'y'), failing('b', 'x'), failing('c', 'x')];
    const ignored = [
      ['a', 'x'],
      ['b', 'x'],
    ];
    const left = withoutIgnored(results, (rule, key) =>
      ignored.some(([ofRule, ofKey]) => ofRule === rule && ofKey === key),
    );
    expect(left).toMatchObject([
      { outcome: 'fail', findings: [{ key: 'y' }] },
      {
        outcome: 'notApplicable',
        findings: [],
        reason: { id: 'reason.allIgnored', data: { findings: 1 } },
      },
      { outcome: 'fail', findings: [{ key: 'x' }] },
    ]);
    expect(left[1]).not.toHaveProperty('unknownFor');
    expect(left[2]).toBe(results[2]);
  });
});
