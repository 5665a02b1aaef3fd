import { describe, expect, it, test, vi } from 'vitest';
import { packagingForm } from '~/components/packaging-marks';
import { nextPlace } from '~/routes/app.packaging/moves';
import { done, GONE, type Answer, type Gone } from '~/services/answer';
import type { PackagingBoardView } from '~/services/catalogue/views';
import { startApp, STORE } from '../app-under-test';
import { failOnConsoleErrors, textOf } from '../read-page';

failOnConsoleErrors();

const LISTING = 'gid://shopify/Product/42';
const BOARD: PackagingBoardView = {
  part: 'unknown',
  isTicked: false,
  rows: [
    {
      id: LISTING,
      title: 'Stoneware mug',
      photos: [{ id: 'gid://shopify/MediaImage/1', url: null, alt: null, signs: [] }],
      marks: null,
    },
    { id: 'gid://shopify/Product/43', title: 'Bare listing', photos: [], marks: null },
  ],
  total: 37,
  previous: null,
  next: 'key',
  firstSync: null,
  photos: null,
};

describe('the board', () => {
  const open = async (path: string, over: Partial<PackagingBoardView> = {}, locale?: string) => {
    const showPackagingBoard = vi.fn(() => Promise.resolve({ ...BOARD, ...over }));
    const app = await startApp({ catalogue: { showPackagingBoard } });
    return { text: await textOf(await app.open(path, { locale })), showPackagingBoard };
  };

  test('shows how far it is, and what cannot be looked at', async () => {
    const { text } = await open('/app/packaging');
    expect(text).toContain('0 of 37 listings');
    expect(text).toContain('Stoneware mug');
    expect(text).toContain('No photo to look at.');
  });

  test('in French', async () => {
    const { text } = await open('/app/packaging', {}, 'fr');
    expect(text).toContain('0 sur 37 fiches');
    expect(text).toContain('Aucune ne le montre');
  });

  test('says so where nothing is left', async () => {
    const { text } = await open('/app/packaging', { rows: [], total: 0, next: null });
    expect(text).toContain('Nothing is left to look at');
  });

  test('says so where the store was not read yet', async () => {
    const { text } = await open('/app/packaging', {
      rows: [],
      total: 0,
      next: null,
      firstSync: 'underWay',
    });
    expect(text).not.toContain('Nothing is left to look at');
  });

  test('an address that asks for what there is not still opens', async () => {
    const { showPackagingBoard } = await open('/app/packaging?part=all&after=key');
    expect(showPackagingBoard).toHaveBeenCalledWith(STORE, {
      part: 'unknown',
      after: 'key',
      before: undefined,
    });
  });

  test('shows what was ticked in the list, and says so', async () => {
    const { showPackagingBoard } = await open('/app/packaging?ids=7,42,7', { isTicked: true });
    expect(showPackagingBoard).toHaveBeenCalledWith(
      STORE,
      expect.objectContaining({
        listingIds: ['gid://shopify/Product/7', 'gid://shopify/Product/42'],
      }),
    );
  });

  test.each(['0', '7,x', '', "7' OR 1"])('of ids such as %j nothing was ticked', async (ids) => {
    const { showPackagingBoard } = await open(`/app/packaging?${new URLSearchParams({ ids })}`);
    expect(showPackagingBoard).toHaveBeenCalledWith(
      STORE,
      expect.not.objectContaining({ listingIds: expect.anything() as unknown }),
    );
  });
});

describe('marks', () => {
  const send = async (body: FormData, answer: Answer<undefined, Gone> = done()) => {
    const markPackaging = vi.fn(() => Promise.resolve(answer));
    const app = await startApp({ catalogue: { markPackaging } });
    const response = await app.fetch('/app/packaging/marks', { method: 'POST', body });
    return { response, markPackaging };
  };
  const formOf = (marks: Parameters<typeof packagingForm>[0], listingId = LISTING) => {
    const form = packagingForm(marks);
    form.set('listingId', listingId);
    return form;
  };

  it.each([
    { shownOn: ['gid://shopify/MediaImage/1'], noneShown: false },
    { shownOn: [], noneShown: true },
    null,
  ])('are handed on: %j', async (marks) => {
    const { response, markPackaging } = await send(formOf(marks));
    expect(response.status).toBe(200);
    expect(markPackaging).toHaveBeenCalledWith(STORE, LISTING, marks);
  });

  it('of a listing that is gone are not kept, and it says so', async () => {
    const { response } = await send(formOf({ shownOn: [], noneShown: true }), GONE);
    expect(response.status).toBe(404);
  });

  it.each([
    ['listingId', formOf(null, 'gid://shopify/Order/1')],
    ['noneShown', formOf({ shownOn: ['a'], noneShown: true })],
    ['intent', new FormData()],
  ])('that no page sends are refused, and %s is named', async (field, form) => {
    const { response, markPackaging } = await send(form);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(field);
    expect(markPackaging).not.toHaveBeenCalled();
  });
});

describe('arrow keys', () => {
  /** Two columns: two photos and one above, one below in the second column. */
  const places = [
    { left: 0, top: 0 },
    { left: 100, top: 0 },
    { left: 300, top: 0 },
    { left: 300, top: 120 },
    { left: 0, top: 150 },
  ];

  it.each([
    [0, 'right', 1],
    [1, 'left', 0],
    [0, 'left', null],
    [4, 'right', null],
    [0, 'down', 4],
    [2, 'down', 3],
    [4, 'up', 0],
    [0, 'up', null],
  ] as const)('from %i to the %s: %s', (from, to, next) => {
    expect(nextPlace(places, from, to)).toBe(next);
  });
});
