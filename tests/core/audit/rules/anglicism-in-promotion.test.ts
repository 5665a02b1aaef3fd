import { describe, expect, it } from 'vitest';
import { ENGLISH_TEXT, FRENCH_SENTENCE, FRENCH_STORE, french } from '../../french-support';
import { listing, resultOf, STORE } from '../../support';

function judge(value: string, options = {}, store = STORE) {
  const audited =
    store === STORE
      ? { descriptionHtml: ENGLISH_TEXT, french: [french('body_html', value)] }
      : { title: 'Bouilloire', descriptionHtml: value };
  return resultOf('anglicism-in-promotion', listing(audited), { store }, options);
}

describe('anglicism-in-promotion', () => {
  it.each([
    ['Nos offres du BLACK FRIDAY', 'BLACK FRIDAY', 'Vendredi fou'],
    ['Profitez du Vendredi noir', 'Vendredi noir', 'Vendredi fou'],
    ['Le Cyber Monday arrive', 'Cyber Monday', 'Cyberlundi'],
    ['Soldes du Boxing Day', 'Boxing Day', 'soldes de l’après-Noël'],
    ['Votre adresse e-mail', 'e-mail', 'courriel'],
    ['Écrivez-nous un email', 'email', 'courriel'],
    ['Une journée de shopping', 'shopping', 'magasinage'],
    ['Inscrivez-vous à la newsletter', 'newsletter', 'infolettre'],
    ['Une vente flash', 'vente flash', 'vente éclair'],
    ['Votre e\u2011mail', 'e\u2011mail', 'courriel'],
    ['Un cadeau par email noir sur blanc', 'email', 'courriel'],
    ['Le deal du jour', 'deal', 'aubaine'],
    ['Aubaines outlet', 'outlet', 'magasin d’usine'],
    ['Grand clearance', 'clearance', 'liquidation'],
    ['Tout est on sale', 'on sale', 'solde'],
  ])('in "%s" finds "%s" and proposes "%s"', (value, found, replacement) => {
    expect(judge(value)).toMatchObject({
      outcome: 'fail',
      severity: 'low',
      findings: [
        {
          key: `descriptionHtml:fr:${replacement}`,
          field: 'descriptionHtml',
          message: { data: { found, replacement } },
        },
      ],
    });
  });

  it('names each kind once', () => {
    expect(judge('Black Friday! Le Black Friday par email.').findings).toHaveLength(2);
  });

  it.each([
    'Le Vendredi fou et le Cyberlundi, par courriel.',
    'Une tasse en email blanc',
    'Des carreaux d’email',
    'Le Shoppingville du quartier',
    'Tasse en fonte, email bleu vitrifié',
    'Un email blanc',
    'Fonte et email, cuisson à 800 degrés',
    'Le New Deal de Roosevelt',
    'Écrivez à info@mail.ca ou visitez www.shopping.ca et mail.com',
    'Un jouet pour chat, avec maillot',
  ])('accepts %s', (value) => {
    expect(judge(value).outcome).toBe('pass');
  });

  it('leaves names of the glossary, English sentences and untranslated text alone', () => {
    expect(judge('La tasse Black Friday Mug', { glossary: ['Black Friday Mug'] }).outcome).toBe(
      'pass',
    );
    const english = `<p>${FRENCH_SENTENCE} Our newsletter is the best way to hear about it.</p>`;
    expect(judge(english).outcome).toBe('pass');
    const source = '<p>Black Friday by email</p>';
    const same = listing({ descriptionHtml: source, french: [french('body_html', source)] });
    expect(resultOf('anglicism-in-promotion', same).outcome).toBe('pass');
  });

  it('judges the source of a French store', () => {
    expect(judge('Envoyez un e-mail', {}, FRENCH_STORE).outcome).toBe('fail');
  });

  it('does not apply without French, and is unknown while it was not read', () => {
    expect(resultOf('anglicism-in-promotion', listing({ french: [] })).outcome).toBe(
      'notApplicable',
    );
    expect(resultOf('anglicism-in-promotion', listing()).outcome).toBe('unknown');
  });
});
