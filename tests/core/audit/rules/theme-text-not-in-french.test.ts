import { describe, expect, it } from 'vitest';
import { judgeTexts, read, resource, said, text } from '../../store-text-support';

const RULE = 'theme-text-not-in-french';
const template = (name: string, theme: string, ...texts: ReturnType<typeof text>[]) =>
  resource(texts, `gid://shopify/OnlineStoreThemeJsonTemplate/${name}?theme_id=${theme}`);
const judge = (...templates: ReturnType<typeof resource>[]) =>
  judgeTexts(RULE, {
    ...read('ONLINE_STORE_THEME_JSON_TEMPLATE', ...templates),
    ...read('ONLINE_STORE_THEME_SECTION_GROUP'),
    ...read('ONLINE_STORE_THEME_SETTINGS_DATA_SECTIONS'),
  });

describe(RULE, () => {
  it('passes with French', () => {
    const hero = text('hero.heading', 'Made for long winters', 'Pour les longs hivers');
    expect(judge(template('index', '1', hero)).outcome).toBe('pass');
  });

  it('fails for each text without, those of the home page named first', () => {
    const result = judge(
      template('page', '1', text('title', 'Ask us anything'), text('button', 'Write to us')),
      template('index', '1', text('heading', 'Made for long winters')),
    );
    expect(result).toMatchObject({ outcome: 'fail', severity: 'medium' });
    expect(said(result)).toEqual([
      'missing 3/3: Made for long winters, Ask us anything, Write to us',
    ]);
  });

  it('is unknown where several themes are given, of which nobody knows the published one', () => {
    const heading = text('heading', 'Made for long winters');
    expect(judge(template('index', '1', heading), template('index', '2', heading))).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.severalThemes', data: { themes: 2 } },
    });
  });

  it('does not apply where nothing of it needs French', () => {
    expect(judge(template('index', '1', text('heading', 'Northlight'))).outcome).toBe(
      'notApplicable',
    );
  });
});
