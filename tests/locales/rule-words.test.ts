import { describe, expect, it } from 'vitest';
import { titleOfRule } from '~/locales/rule-title';
import { sayOfRule } from '~/locales/rule-words';
import { LANGUAGES, translator } from '~/locales/translate';

const t = translator('en');

describe('what is said of a rule', () => {
  it('is what its words are', () => {
    expect(titleOfRule(t, 'few-photos')).toBe(t('rule.few-photos.title'));
    expect(sayOfRule(t, 'few-photos', 'supply')).toBe(t('supply.few-photos'));
  });

  it.each(LANGUAGES)(
    'is that it is not checked, of a rule of another version, in %s',
    (language) => {
      const say = translator(language);
      expect(titleOfRule(say, 'dropped-rule')).toBe(say('ruleOfAnotherVersion.title'));
      for (const part of ['why', 'remedy', 'supply'] as const)
        expect(sayOfRule(say, 'dropped-rule', part)).toBe(say('ruleOfAnotherVersion.text'));
    },
  );
});
