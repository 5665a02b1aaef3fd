import { describe, expect, it } from 'vitest';
import { FRENCH_STORE } from '../french-support';
import { STORE, storeResultOf } from '../support';
import { judgeTexts, read, resource, said, text, type FrenchGiven } from '../store-text-support';

/** What all rules about these texts have in common, tried on menus and pages. */

const MENU = 'menu-not-in-french';
const link = (title: string, ...french: FrenchGiven[]) =>
  resource([text('title', title, ...french)]);
const menu = (...links: ReturnType<typeof resource>[]) => judgeTexts(MENU, read('LINK', ...links));

const ENGLISH = 'We make things for the home and the outdoors in small series.';
const FRENCH = 'Nous fabriquons en petites séries des objets pour la maison et le plein air.';
const page = (...french: FrenchGiven[]) =>
  judgeTexts('page-not-in-french', {
    ...read(
      'PAGE',
      resource([text('title', 'About us', 'À propos'), text('body_html', ENGLISH, ...french)]),
    ),
    ...read('SHOP'),
  });

describe('texts without French', () => {
  it('are counted, and three of them named', () => {
    const result = menu(
      link('Shop all'),
      link('New arrivals'),
      link('Gifts'),
      link('Kitchen', 'Cuisine'),
      link('Size guide'),
    );
    expect(result).toMatchObject({ outcome: 'fail', severity: 'high' });
    expect(said(result)).toEqual(['missing 4/5: Shop all, New arrivals, Gifts']);
    expect(result.findings[0]?.message.data).toMatchObject({ more: 1, isWhole: true });
  });

  it.each([
    'Contact',
    'FAQ',
    'Collections',
    'Instagram',
    'Blundstone',
    'XL',
    '2026',
    'Fjällräven Kånken',
  ])('need none where they are a name, or the same in both languages: %s', (title) => {
    expect(menu(link(title))).toMatchObject({
      outcome: 'notApplicable',
      reason: { id: 'reason.noStoreTexts' },
    });
  });

  it('need none where the store or its glossary names them', () => {
    const store = { ...STORE, name: 'Northern Home' };
    const links = read('LINK', link('Northern Home'), link('Kettle Club'));
    expect(said(judgeTexts(MENU, links, store))).toEqual(['missing 1/1: Kettle Club']);
  });

  it('are there in whatever French there is: of Canada, of everywhere, for one market', () => {
    const inCanada = { value: 'Cadeaux', locale: 'fr-CA', marketId: 'gid://shopify/Market/1' };
    expect(
      menu(link('Gifts', inCanada), link('Sale', { value: 'Soldes', locale: 'fr-FR' })).outcome,
    ).toBe('pass');
    expect(
      said(menu(link('Gifts', { value: ' ' }), link('Sale', { value: 'Ventas', locale: 'es' }))),
    ).toEqual(['missing 2/2: Gifts, Sale']);
  });
});

describe('French that is there', () => {
  it.each([
    ['Back to school', 'Back to school'],
    ['Shop', 'Shop'],
    ['New arrivals for her', 'Her new arrivals'],
  ])('fails where it is English: %s, %s', (source, french) => {
    expect(said(menu(link(source, french)))).toEqual([`english 1/1: ${french}`]);
  });

  it.each([
    ['Shop all', 'Tout voir'],
    ['Sale', 'Soldes'],
    ['Home', 'Accueil'],
    ['Camping tables', 'Tables de camping'],
    ['Weekend looks', 'Looks du week-end'],
    ['Shopping guide', 'Guide de magasinage'],
  ])('passes where it is French: %s, %s', (source, french) => {
    expect(menu(link(source, french)).outcome).toBe('pass');
  });

  it('fails where its source changed after somebody saved it, and not where Shopify or a theme brings it', () => {
    const outdated = { value: 'Notre histoire', outdated: true };
    expect(said(menu(link('Our story', outdated)))).toEqual(['outdated 1/1: Our story']);
    expect(menu(link('Our story', { ...outdated, isSaved: false })).outcome).toBe('pass');
  });

  it('fails with an English passage, and says which', () => {
    const passage = 'Please do not put it into the dryer under any circumstances.';
    const result = page(`${FRENCH} ${passage} ${FRENCH}`);
    expect(said(result)).toEqual([
      expect.stringContaining('mixed 1/1: Please do not put it into the dryer'),
    ]);
    expect(result.severity).toBe('medium');
    expect(page(FRENCH).outcome).toBe('pass');
    expect(said(page(ENGLISH))[0]).toMatch(/^english 1\/1: We make things/);
  });

  it('counts a page once for each fault, however many of its texts have it', () => {
    const result = judgeTexts('page-not-in-french', {
      ...read('PAGE', resource([text('title', 'Size guide'), text('body_html', ENGLISH)])),
      ...read('SHOP'),
    });
    expect(said(result)).toEqual(['missing 1/1: Size guide']);
  });
});

describe('what was read', () => {
  it('is judged for English alone in a French store', () => {
    const links = read('LINK', link('Tout voir'), link('Get ready for the cold days'));
    expect(said(judgeTexts(MENU, links, FRENCH_STORE))).toEqual([
      'english 1/2: Get ready for the cold days',
    ]);
    expect(judgeTexts(MENU, read('LINK', link('Cuisine')), FRENCH_STORE).outcome).toBe('pass');
  });

  it('is unknown where nothing was, and says which permission is missing where it is denied', () => {
    expect(judgeTexts(MENU, undefined).reason?.id).toBe('reason.missing.storeTexts');
    expect(judgeTexts(MENU, {}).reason?.id).toBe('reason.missing.storeTexts');
    const denied = {
      LINK: { state: 'denied', permission: 'read_online_store_navigation' },
    } as const;
    expect(judgeTexts(MENU, denied)).toMatchObject({
      outcome: 'unknown',
      reason: {
        id: 'reason.storeTextsDenied',
        data: { permission: 'read_online_store_navigation' },
      },
    });
  });

  it('fails by what was read although another type is denied', () => {
    const texts = {
      ...read('PAGE', resource([text('title', 'Size guide')])),
      SHOP: { state: 'denied', permission: 'read_content' },
    } as const;
    expect(said(judgeTexts('page-not-in-french', texts))).toEqual(['missing 1/1: Size guide']);
  });

  it('never passes where the store has more', () => {
    const some = (...links: ReturnType<typeof resource>[]) =>
      judgeTexts(MENU, { LINK: { state: 'read', resources: links, isWhole: false } });
    expect(some(link('Gifts', 'Cadeaux'))).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.storeTextsCut', data: { count: 1 } },
    });
    expect(some(link('Gifts')).findings[0]?.message.data).toMatchObject({ isWhole: false });
  });

  it('concerns nobody where the store does not sell to Quebec', () => {
    const store = { ...STORE, sellsTo: ['US' as const] };
    const result = storeResultOf(MENU, { store, storeTexts: read('LINK', link('Gifts')) });
    expect(result.outcome).toBe('notApplicable');
  });
});
