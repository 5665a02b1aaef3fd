import { describe, expect, it } from 'vitest';
import { sayOfRule } from '~/locales/rule-words';
import { LANGUAGES, translator } from '~/locales/translate';

const t = translator('en');

describe('what is said of a rule', () => {
  it('is what its words are', () => {
    expect(sayOfRule(t, 'few-photos', 'title')).toBe(t('rule.few-photos.title'));
    expect(sayOfRule(t, 'few-photos', 'supply')).toBe(t('supply.few-photos'));
  });

  it.each(LANGUAGES)(
    'is that it is not checked, of a rule of another version, in %s',
    (language) => {
      const say = translator(language);
      const said = (['title', 'why', 'remedy', 'supply'] as const).map((part) =>
        sayOfRule(say, 'dropped-rule', part),
      );
      expect(said).toEqual([
        say('ruleOfAnotherVersion.title'),
        ...Array.from({ length: 3 }, () => say('ruleOfAnotherVersion.text')),
      ]);
    },
  );
});
