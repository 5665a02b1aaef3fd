import { describe, expect, it } from 'vitest';
import { ENGLISH_TEXT, FRENCH_STORE, french } from '../../french-support';
import { listing, resultOf, STORE } from '../../support';

function judge(value: string, store = STORE) {
  const audited =
    store === STORE
      ? { descriptionHtml: ENGLISH_TEXT, french: [french('body_html', value)] }
      : { title: 'Bouilloire', descriptionHtml: value };
  return resultOf('french-typography', listing(audited), { store });
}

describe('french-typography', () => {
  it.each([
    'Vraiment? Oui! Bien sûr; merci.',
    'Vraiment\u202f? Oui\u202f! Bien\u00a0; merci.',
    'Deux tailles\u00a0: petite et grande.',
    'Deux tailles&nbsp;: petite et grande.',
    '20\u00a0% de rabais, 19,99\u00a0$ seulement.',
    'À 12:30, sur https://example.com/a?b=1 ou au 1:24.',
    'Ouvert (midi) !important',
    'Le prix en $ US',
    'Vraiment&thinsp;? Oui\u2009!',
    'Il dit «\u00a0bonjour!\u00a0» et sourit.',
    'Pour 25\u00a0$ CA ou 19,99\u00a0$/mois.',
    'Pour 12,5\u00a0cm, en version 2.5, par USB 3.0, à f/1.4.',
  ])('accepts %s', (value) => {
    expect(judge(value).outcome).toBe('pass');
  });

  it.each([
    ['Vraiment ? Oui', 'punctuation'],
    ['Merci !', 'punctuation'],
    ['Un ; deux', 'punctuation'],
    ['Deux tailles : petite', 'colon'],
    ['Deux tailles: petite', 'colon'],
    ['20% de rabais', 'percent'],
    ['20 % de rabais', 'percent'],
    ['Pour $19.99 seulement', 'dollar'],
    ['Pour 19,99$ seulement', 'dollar'],
    ['Pour 19,99 $ seulement', 'dollar'],
    ['Pour 19.99\u00a0$ seulement', 'dollar'],
    ['Pour CA$25 seulement', 'dollar'],
    ['Pour US$5', 'dollar'],
    ['Parfaite 😊 !', 'punctuation'],
    ['Elle dit «bonjour»', 'guillemets'],
    ['Elle dit « bonjour » et sourit', 'guillemets'],
    ['Contient 12.5\u00a0oz', 'decimal'],
    ['Pèse 0.4 kg', 'decimal'],
    ['Écran de 15.6 po', 'decimal'],
  ])('finds a fault in "%s"', (value, fault) => {
    expect(judge(`<p>${value}</p>`)).toMatchObject({
      outcome: 'fail',
      severity: 'low',
      findings: [
        { key: `descriptionHtml:fr:${fault}`, message: { id: `rule.french-typography.${fault}` } },
      ],
    });
  });

  it('counts the places, and quotes the first from its own line', () => {
    const { findings } = judge('<p>Pourquoi celle-ci ?</p><p>Vraiment ?</p>');
    expect(findings[0]?.message.data).toMatchObject({ count: 2, example: 'Pourquoi celle-ci ?' });
  });

  it('leaves English where French should be to other rules', () => {
    expect(judge('<p>Why wait? Boils 20% faster than others: try it today.</p>').outcome).toBe(
      'pass',
    );
    expect(judge(ENGLISH_TEXT).outcome).toBe('pass');
  });

  it('judges the source of a French store', () => {
    expect(judge('Vraiment ?', FRENCH_STORE).outcome).toBe('fail');
  });

  it('does not apply without French, and is unknown while it was not read', () => {
    expect(resultOf('french-typography', listing({ french: [] })).outcome).toBe('notApplicable');
    expect(resultOf('french-typography', listing()).outcome).toBe('unknown');
  });
});
