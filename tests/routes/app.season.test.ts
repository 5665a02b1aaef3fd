import { afterEach, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest';
import type { Services } from '~/container.server';
import { cutOffsOf } from '~/core/calendar/cut-offs';
import { LEAD_DAYS } from '~/core/calendar/milestones';
import { seasonAhead } from '~/core/calendar/season-ahead';
import { seasonTimeline } from '~/core/calendar/season-timeline';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import { EVENT_NAMES } from '~/core/calendar/events';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import { WINDOW_NAMES } from '~/core/calendar/seasons';
import { LANGUAGES, translator } from '~/locales/translate';
import { choiceForm } from '~/routes/app.season.listings/choice-form';
import { dateForm, removeForm } from '~/components/announced-dates/date-form';
import { done, GONE, notDone } from '~/services/answer';
import type { AnnouncedDateView, AudienceSeason, SeasonView } from '~/services/season/views';
import { startApp, STORE } from './app-under-test';
import { homeView, MISSING_HISTORY } from './view-examples';

const TODAY = '2026-10-10';
const ID = '0b0f3c3e-6f0b-4f4e-9c56-0a4a9b5a6b2d';
const readVersion = () => Promise.resolve('7');
const orders = { showMissing: () => Promise.resolve(MISSING_HISTORY) };

const POST: AnnouncedDateView = {
  id: ID,
  kind: 'carrier-cut-off',
  name: 'Post <b>',
  audiences: ['CA', 'QC'],
  start: '2026-12-15',
  end: '2026-12-15',
  source: 'canadapost.ca',
};

function seasonOf(audience: Audience, over: Partial<AudienceSeason> = {}): AudienceSeason {
  return {
    audience,
    ahead: seasonAhead(audience, TODAY),
    marked: 15,
    milestones: [
      {
        name: 'french-ready',
        on: '2026-10-02',
        daysLeft: -8,
        listings: { notReady: 2, unknown: 0 },
        promotions: null,
      },
      {
        name: 'listing-ready',
        on: '2026-10-16',
        daysLeft: 6,
        listings: { notReady: 3, unknown: 1 },
        promotions: null,
      },
      { name: 'scheduled', on: '2026-10-30', daysLeft: 20, listings: null, promotions: 1 },
      { name: 'prices-frozen', on: '2026-11-13', daysLeft: 34, listings: null, promotions: null },
    ],
    cutOffs: cutOffsOf({
      season: seasonAhead(audience, TODAY),
      buyers: [audience],
      dates: [POST],
      today: TODAY,
    }),
    share: null,
    noOwnShare: 'noOrders',
    timeline: seasonTimeline({ audience, today: TODAY, announced: [POST], leadDays: LEAD_DAYS }),
    promotions: [
      {
        id: ID,
        name: 'Black Friday',
        audiences: ['QC'],
        phase: 'scheduled',
        start: '2026-11-27',
        end: '2026-11-30',
        notReady: { listings: 1, whenNotReady: 'wait', plannedStart: null },
      },
    ],
    ...over,
  };
}

function seasonView(over: Partial<SeasonView> = {}): SeasonView {
  return {
    today: TODAY,
    lastSyncedAt: '2026-10-09T12:00:00Z',
    isSyncing: false,
    audiences: AUDIENCES.map((audience) => seasonOf(audience)),
    announced: [POST],
    ...over,
  };
}

async function textOf(response: Response): Promise<string> {
  const html = await response.text();
  return html
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '')
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/[ \n]+/g, ' ');
}

let consoleError: MockInstance;
beforeEach(() => {
  consoleError = vi.spyOn(console, 'error');
});
afterEach(() => {
  expect(consoleError).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

describe('the season plan', () => {
  async function open(over: Partial<SeasonView> = {}, path = '/app/season', locale?: string) {
    const show = vi.fn(() => Promise.resolve(seasonView(over)));
    const app = await startApp({ store: { readVersion }, season: { show }, orders });
    const response = await app.open(path, { locale });
    expect(response.status).toBe(200);
    expect(show).toHaveBeenCalledWith(STORE);
    return response;
  }

  test('GIVEN an audience in the address THEN its season, its milestones and what they miss are shown', async () => {
    const html = await (await open({}, '/app/season?audience=QC')).text();
    const text = await textOf(new Response(html));
    expect(text).toContain('Holidays, Quebec');
    expect(text).toContain('48 days left to the peak');
    expect(text).toMatch(/French ready Oct 2, 2026, 8 days ago 2 marked listings are not ready/);
    expect(text).toMatch(/Listings ready Oct 16, 2026, 6 days left/);
    expect(text).toContain('Of 1 listing it is not known.');
    expect(text).toContain('1 promotion is scheduled for this season.');
    expect(text).toMatch(/Post &lt;b&gt; Dec 15, 2026, 66 days left Carrier’s cut-off/);
    expect(html).toContain(
      'href="/app/listings?audience=QC&amp;season=holidays&amp;seasonState=frenchUnready"',
    );
    expect(html).toContain(
      'href="/app/listings?audience=QC&amp;season=holidays&amp;seasonState=unknown"',
    );
  });

  test('the picture has its equivalent in words, and what merchants type stays text', async () => {
    const html = await (await open({}, '/app/season?audience=QC')).text();
    expect(html).toMatch(
      /role="img" aria-label="Timeline from Oct 10, 2026 to Oct 9, 2027, Quebec/,
    );
    const text = await textOf(new Response(html));
    expect(text).toContain('Construction holiday: Jul 18, 2027 to Jul 31, 2027');
    expect(text).toContain(
      'Promotion “Black Friday” (scheduled, not ready): Nov 27, 2026 to Nov 30, 2026',
    );
    expect(html).toContain('Post &lt;b&gt;');
    expect(html).not.toContain('Post <b>');
  });

  test('GIVEN a French admin THEN the whole page is French', async () => {
    const text = await textOf(await open({}, '/app/season?audience=QC', 'fr-CA'));
    expect(text).toContain('Il reste 48 jours avant la période de pointe');
    expect(text).toContain(
      'Vacances de la construction\u00a0: du 18 juill. 2027 au 31 juill. 2027',
    );
    expect(text).toContain('Vendredi fou');
    expect(text).not.toMatch(/\b(the|listings|season)\b/i);
  });

  test.each([
    [{ noOwnShare: 'noOrders', share: null }, 'no orders have been read'],
    [{ noOwnShare: 'fewUnits', share: null }, 'fewer than 30 units'],
    [{ noOwnShare: 'shortHistory', share: null }, 'Import older orders'],
    [
      {
        noOwnShare: 'noOrders',
        share: { source: 'market', share: 0.19, market: 'us-november-december' },
      },
      'In the market: November and December are 19% of a year’s US retail sales',
    ],
    [
      {
        noOwnShare: null,
        share: {
          source: 'store',
          share: 0.445,
          units: 244,
          yearUnits: 548,
          period: { since: '2025-10-05', until: '2026-10-04' },
        },
      },
      '44% of your units of twelve months sold to these buyers: 244 of 548, from Oct 5, 2025',
    ],
  ] as const)(
    'what the season is worth is said with where it is from: %j',
    async (over, expected) => {
      const audiences = [seasonOf('US', over)];
      expect(await textOf(await open({ audiences }))).toContain(expected);
    },
  );

  test('GIVEN no sync yet THEN the calendar is there and nothing is claimed of listings', async () => {
    const audiences = [
      seasonOf('US', {
        marked: null,
        milestones: seasonOf('US').milestones.map((each) => ({ ...each, listings: null })),
      }),
    ];
    const text = await textOf(await open({ lastSyncedAt: null, audiences, announced: [] }));
    expect(text).toContain('Your listings have not been read yet');
    expect(text).toContain('Not known yet: no audit has ended.');
    expect(text).toContain('Black Friday: Nov 27, 2026');
    expect(text).toContain('None yet.');
    expect(text).not.toContain('marked listings are not ready');
  });

  test('GIVEN nothing marked THEN it says how to mark', async () => {
    const text = await textOf(await open({ audiences: [seasonOf('US', { marked: 0 })] }));
    expect(text).toContain('No listing is marked for this season. Mark those that it is about');
  });

  test('GIVEN the peak has begun THEN the end is counted down to', async () => {
    const audiences = [seasonOf('US', { ahead: seasonAhead('US', '2026-12-01') })];
    expect(await textOf(await open({ audiences }))).toContain(
      'The peak has begun; 23 days left to the season’s end',
    );
  });
});

describe('dates that the merchant keeps', () => {
  const post = async (body: FormData, season: object) => {
    const app = await startApp({ store: { readVersion }, season, orders });
    return app.fetch('/app/season.data?index', {
      method: 'POST',
      body,
    });
  };

  test('are saved with who saved them', async () => {
    const saveAnnouncedDate = vi.fn(() => Promise.resolve(done()));
    const answer = await post(dateForm(null, POST), { saveAnnouncedDate });
    expect(answer.status).toBe(200);
    expect(saveAnnouncedDate).toHaveBeenCalledWith(
      STORE,
      expect.objectContaining({ id: null, name: 'Post <b>', audiences: ['CA', 'QC'] }),
      expect.any(String),
    );
  });

  test.each([
    [GONE, 404],
    [
      notDone({
        why: 'invalid',
        errors: { name: { id: 'season.announced.error.noName', data: {} } },
      }),
      422,
    ],
  ])('say what is wrong: %j', async (answer, status) => {
    const saveAnnouncedDate = () => Promise.resolve(answer);
    expect((await post(dateForm(ID, POST), { saveAnnouncedDate })).status).toBe(status);
  });

  test('that are gone are not removed once more', async () => {
    const removeAnnouncedDate = () => Promise.resolve(GONE);
    const answer = await post(removeForm(ID), { removeAnnouncedDate });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('"gone"');
  });

  test('are removed, and a form that is none is refused before anything is asked', async () => {
    const removeAnnouncedDate = vi.fn(() => Promise.resolve(done(POST)));
    expect((await post(removeForm(ID), { removeAnnouncedDate })).status).toBe(200);
    expect(removeAnnouncedDate).toHaveBeenCalledWith(STORE, ID, expect.any(String));
    expect((await post(removeForm('1; DROP'), { removeAnnouncedDate })).status).toBe(400);
    expect(removeAnnouncedDate).toHaveBeenCalledTimes(1);
  });
});

describe('listings for a season', () => {
  test('are listed with who marks them', async () => {
    const row = { photoUrl: null, isChosen: false, isTagged: false };
    const listListings = vi.fn(() =>
      Promise.resolve({
        season: 'holidays' as const,
        search: 'maple',
        rows: [
          { ...row, id: 'gid://shopify/Product/1', title: 'Syrup', isChosen: true },
          { ...row, id: 'gid://shopify/Product/2', title: 'Board', isTagged: true },
        ],
        total: 2,
        previous: null,
        next: null,
        firstSync: null,
      }),
    );
    const app = await startApp({ store: { readVersion }, season: { listListings } });
    const text = await textOf(await app.open('/app/season/listings?season=holidays&search=maple'));
    expect(listListings).toHaveBeenCalledWith(
      STORE,
      expect.objectContaining({ season: 'holidays', search: 'maple' }),
    );
    expect(text).toMatch(/Syrup .*Marked here.* Board .*Marked by a tag/);
  });

  test.each([
    ['en', 'Your store has no products yet'],
    ['fr', 'Votre boutique n’a pas encore de produits'],
  ])('say that there are none in a store without products (%s)', async (locale, title) => {
    const listListings = vi.fn(() =>
      Promise.resolve({
        season: 'holidays' as const,
        search: '',
        rows: [],
        total: 0,
        previous: null,
        next: null,
        firstSync: 'ended' as const,
      }),
    );
    const app = await startApp({ store: { readVersion }, season: { listListings } });
    const response = await app.open('/app/season/listings', { locale });
    expect(await textOf(response)).toContain(title);
  });

  test('are marked, and a choice that is none is refused', async () => {
    const choose = vi
      .fn<Services['season']['choose']>()
      .mockResolvedValueOnce(done(['gid://shopify/Product/1']))
      .mockResolvedValueOnce(GONE);
    const app = await startApp({ store: { readVersion }, season: { choose } });
    const choice = {
      season: 'holidays' as const,
      listingIds: ['gid://shopify/Product/1'],
      isChosen: true,
    };
    const path = '/app/season/listings.data';
    const post = (body: FormData) => app.fetch(path, { method: 'POST', body });
    expect((await post(choiceForm(choice))).status).toBe(200);
    expect(choose).toHaveBeenCalledWith(STORE, choice);
    expect((await post(choiceForm(choice))).status).toBe(404);
    expect((await post(choiceForm({ ...choice, listingIds: [] }))).status).toBe(400);
    expect(choose).toHaveBeenCalledTimes(2);
  });
});

test('the home page reminds of the next milestone, with a way to what is missing', async () => {
  const nextMilestone = {
    milestone: {
      season: 'holidays',
      audience: 'QC',
      name: 'french-ready',
      on: '2026-10-02',
      peak: '2026-11-27',
    },
    daysLeft: 1,
    listingsNotReady: 4,
  } as const;
  const showHome = () => Promise.resolve(homeView({ nextMilestone }));
  const app = await startApp({ store: { readVersion }, home: { show: showHome } });
  const html = await (await app.open('/app')).text();
  const text = await textOf(new Response(html));
  expect(text).toContain('In 1 day, on Oct 2, 2026: French ready for the holidays, Quebec.');
  expect(text).toContain('4 marked listings are not ready.');
  expect(html).toContain('seasonState=frenchUnready');
});

test.each(LANGUAGES)('every window, event and season has a name in %s', (language) => {
  const t = translator(language);
  for (const name of WINDOW_NAMES) expect(t(`season.window.${name}`)).not.toBe('');
  for (const name of EVENT_NAMES) expect(t(`season.event.${name}`)).not.toBe('');
  for (const name of SEASON_NAMES) {
    expect(t(`season.name.${name}`)).not.toBe('');
    expect(t(`season.tag.${name}`)).not.toBe('');
  }
});
