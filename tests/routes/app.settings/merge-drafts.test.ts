import { expect, it } from 'vitest';
import { mergeDrafts } from '~/routes/app.settings/merge-drafts';
import type { SettingsDraft } from '~/routes/app.settings/settings-form';

const BASE: SettingsDraft = {
  rulesOff: ['volatile-price', 'few-photos'],
  thresholds: { 'volatile-price.windowDays': '90', 'few-photos.photos': '3' },
  glossary: 'Boréale\nX-100',
  audiences: null,
  readsPhotos: true,
};

it('keeps what was typed while nobody else saves, blank lines included', () => {
  const typed = { ...BASE, glossary: 'Boréale\n\n', rulesOff: [], audiences: ['US' as const] };
  expect(mergeDrafts(BASE, typed, BASE)).toEqual(typed);
});

it('takes over what somebody else saved meanwhile, each field and term by itself', () => {
  const typed = {
    ...BASE,
    thresholds: { ...BASE.thresholds, 'few-photos.photos': '4' },
    glossary: 'X-100\nÉrable',
    rulesOff: ['few-photos', 'price-jump'],
  };
  const saved = {
    ...BASE,
    thresholds: { ...BASE.thresholds, 'volatile-price.windowDays': '120' },
    glossary: 'Boréale\nX-100\nNord',
    rulesOff: ['volatile-price', 'few-photos', 'missing-weight'],
    readsPhotos: false,
  };
  expect(mergeDrafts(BASE, typed, saved)).toEqual({
    rulesOff: ['few-photos', 'missing-weight', 'price-jump'],
    thresholds: { 'volatile-price.windowDays': '120', 'few-photos.photos': '4' },
    glossary: 'X-100\nNord\nÉrable',
    audiences: null,
    readsPhotos: false,
  });
});

it('has the last word on what both changed', () => {
  const typed = { ...BASE, audiences: ['US' as const] };
  expect(mergeDrafts(BASE, typed, { ...BASE, audiences: ['CA'] }).audiences).toEqual(['US']);
});
