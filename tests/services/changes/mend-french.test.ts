import { expect, it } from 'vitest';
import { judgeFrench } from '~/services/changes/judge-french';
import { mendTyped } from '~/services/changes/mend-typed';
import { testDatabase } from '../../support/database';
import { ChangeWorld, LISTING_ID } from '../support/changes';

const database = await testDatabase();

const FRENCH =
  '<p class="a : b !">Le sirop d’érable de notre famille, cuit sur feu de bois: 20% de rabais !</p>' +
  '<p>Inscrivez-vous à notre newsletter pour nos offres du Black Friday, dès $19.99 la bouteille.</p>' +
  '<p>Un vrai deal pour toute la famille et pour vos amis.</p>';

it('mends what can be mended in one way, says what is left, and opens no finding by it', async () => {
  const world = await ChangeWorld.open(database);
  const { ports, store } = world;
  world.edit('Sirop d’érable');
  world.edit(FRENCH, 'body_html');
  await world.read([LISTING_ID]);
  const source = (await world.listing())?.descriptionHtml ?? '';
  const typed = {
    part: 'description',
    key: 'body_html',
    locale: 'fr',
    source,
    french: FRENCH,
  } as const;
  const answer = await mendTyped(ports, store, { listingId: LISTING_ID, typed });
  if (!answer.done) throw new Error('nothing was mended');
  const { french, passages, left } = answer.value;
  expect(french).toBe(
    '<p class="a : b !">Le sirop d’érable de notre famille, cuit sur feu de bois&nbsp;: 20&nbsp;% de rabais!</p>' +
      '<p>Inscrivez-vous à notre infolettre pour nos offres du Vendredi fou, dès 19,99&nbsp;$ la bouteille.</p>' +
      '<p>Un vrai deal pour toute la famille et pour vos amis.</p>',
  );
  expect(passages).toHaveLength(2);
  expect(left.map(({ message }) => message.data.found)).toEqual(['deal']);

  const verdict = await judgeFrench(ports, store, {
    listingId: LISTING_ID,
    typed: [{ resourceId: LISTING_ID, ...typed, french }],
  });
  expect(verdict?.opens).toEqual([]);
  const closed = verdict?.closes.map(({ key }) => key.split(':').at(-1));
  expect(closed?.sort()).toEqual([
    'Vendredi fou',
    'colon',
    'dollar',
    'infolettre',
    'percent',
    'punctuation',
  ]);
});

it('says that there is no such listing', async () => {
  const world = await ChangeWorld.open(database);
  const typed = { part: 'title', key: 'title', locale: 'fr', source: 'A', french: 'B' } as const;
  expect(
    await mendTyped(world.ports, world.store, { listingId: 'gid://shopify/Product/9', typed }),
  ).toMatchObject({ done: false, because: { why: 'gone' } });
});
