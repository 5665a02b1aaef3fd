import { expect, it, vi } from 'vitest';
import { localTimeOf } from '~/core/days/zoned-time';
import { isoWeekOf, digestsAround, type DueDigest } from '~/core/digest/schedule';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import type { MailMessage, NewDigest, Recipient } from '~/services/digest/ports';
import { runStoreDigests } from '~/services/digest/run-store-digests';
import { sweepDigests } from '~/services/digest/sweep-digests';
import type { StoreRecord } from '~/services/store/ports';
import { ZONES } from '../../core/digest/zones';
import { onTheClock, WEEKS } from '../support/weeks-of-2026';

// Both are pure: that thousands of recipients ask the same of them need not take thousands of times as long.
vi.mock(import('~/core/days/zoned-time'), async (original) => {
  const { instantOf, localTimeOf: local } = await original();
  const remembered = <T>(compute: (key: never, zone: string) => T) => {
    const answers = new Map<string, T>();
    return (key: unknown, zone: string): T => {
      const question = `${String(Number(key) || key)} ${zone}`;
      let answer = answers.get(question);
      if (answer === undefined) answers.set(question, (answer = compute(key as never, zone)));
      return answer;
    };
  };
  return { instantOf: remembered(instantOf), localTimeOf: remembered(local) };
});

// A deadline is news, too; here the weeks with news are known beforehand.
vi.mock(import('~/services/season/next-milestone'), () => ({ nextMilestone: async () => null }));

/** Each time zone with each hour four times; `YEAR_STORES=5000` for what an installation may hold. */
const STORES = Number(process.env['YEAR_STORES'] ?? 1_200);
const HOUR = 60 * 60_000;
const WEEK = 7 * 24 * HOUR;
/** The year in which New York, Paris, Sydney and the others change their clocks twice; with a week 53. */
const BEGIN = Date.UTC(2026, 0, 5);
const END = Date.UTC(2027, 0, 11);

/** Among them hours that clocks skip or show twice, and the ends of the week. */
const SLOTS = [
  [1, 0],
  [1, 8],
  [2, 9],
  [3, 17],
  [5, 23],
  [6, 0],
  [7, 1],
  [7, 2],
  [7, 3],
  [7, 23],
] as const;

interface Simulated {
  record: StoreRecord;
  recipients: Recipient[];
}

function simulate(number: number): Simulated {
  const timeZone = ZONES[number % ZONES.length] ?? 'UTC';
  const record: StoreRecord = {
    domain: `store-${number}`,
    installedAt: new Date(BEGIN - WEEK),
    signedInAt: new Date(BEGIN - WEEK),
    accessLostAt: null,
    facts: { currency: 'CAD', primaryLocale: 'en', timeZone, sellsTo: ['US', 'CA', 'QC'] },
    settings: DEFAULT_SETTINGS,
    settingsRevision: 0,
    settingsSaved: null,
    baselineAt: new Date(BEGIN - WEEK),
    repeatedPhrases: {},
    guideRemovedAt: null,
    phrasesOf: null,
    erasingSince: null,
  };
  const recipients = Array.from({ length: number % 5 === 0 ? 2 : 1 }, (_, index): Recipient => {
    const [weekday, hour] = SLOTS[
      (Math.floor(number / ZONES.length) + index * 3) % SLOTS.length
    ] ?? [1, 8];
    const slot = { weekday, hour };
    return {
      ...slot,
      id: `${number}-${index}`,
      email: `${number}-${index}@example.net`,
      language: 'en',
      audiences: ['US', 'CA', 'QC'],
      state: 'active',
      stateDetail: null,
      stateAt: new Date(BEGIN),
      addedBy: '1',
      addedAt: new Date(BEGIN),
      confirmedAt: new Date(BEGIN),
      next: digestsAround(new Date(BEGIN), slot, timeZone).next,
      reportedUntil: new Date(BEGIN),
      reportedReadiness: { US: WEIGHTS, CA: WEIGHTS, QC: WEIGHTS },
    };
  });
  return { record, recipients };
}

const WEIGHTS = { passed: 8, failed: 2, unknown: 0 };

/** Whether a store has something to say in the seven days before: two times out of three. */
function hasNews(store: string, week: string): boolean {
  let hash = 17;
  for (const character of store + week) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return hash % 3 !== 0;
}

it(
  `sends ${STORES} stores in 30 time zones one mail a week in which there is something to say, for a year`,
  { timeout: 300_000 },
  async () => {
    const stores = Array.from({ length: STORES }, (_, number) => simulate(number));
    const byDomain = new Map(stores.map((store) => [store.record.domain, store]));
    const recipients = new Map(
      stores.flatMap((store) =>
        store.recipients.map((recipient) => [recipient.id, { recipient, store }] as const),
      ),
    );
    /** Recipients by the hour within which they are due: what the index does in the database. */
    const dueInHour = Map.groupBy(recipients.values(), ({ recipient }) => hourOf(recipient.next));
    /** When mails went out, by recipient and week. */
    const mails = new Map<string, Date[]>();
    /** Made and not yet sent, by store. */
    const claimed = new Map<string, (NewDigest & { id: string; email: string })[]>();
    let now = new Date(BEGIN);
    let newsWeek = '';
    const moveOn = (id: string, due: DueDigest, next: DueDigest): boolean => {
      const found = recipients.get(id);
      if (found?.recipient.next?.at.getTime() !== due.at.getTime()) return false;
      found.recipient.next = next;
      const hour = hourOf(next);
      dueInHour.set(hour, [...(dueInHour.get(hour) ?? []), found]);
      return true;
    };
    const ports = {
      now: () => now,
      log: { info: ignore, warn: ignore, error: ignore },
      recipients: {
        storesDue: async (before: Date) => {
          const due = new Map<string, Date>();
          for (
            let hour = hourOf({ at: now }) - 1;
            hour <= Math.floor(before.getTime() / HOUR);
            hour += 1
          ) {
            for (const { recipient, store } of dueInHour.get(hour) ?? []) {
              const { at } = recipient.next ?? {};
              if (at && at < before && !(at >= (due.get(store.record.domain) ?? before))) {
                due.set(store.record.domain, at);
              }
            }
          }
          return [...due].map(([store, dueAt]) => ({ store, dueAt }));
        },
        due: async (domain: string, at: Date) =>
          (byDomain.get(domain)?.recipients ?? [])
            .filter(({ next }) => next && next.at <= at)
            .map((recipient) => ({ ...recipient })),
        addLink: async () => undefined,
        skip: async (_store: string, id: string, change: { due: DueDigest; next: DueDigest }) =>
          moveOn(id, change.due, change.next),
      },
      digests: {
        giveUpOn: async () => 0,
        forgetBefore: async () => 0,
        nextLook: async () => null,
        claim: async (domain: string, digest: NewDigest) => {
          if (!moveOn(digest.recipientId, digest.due, digest.next)) return false;
          const id = `${digest.recipientId} ${digest.isoWeek}`;
          const made = { ...digest, id, email: `${digest.recipientId}@example.net` };
          claimed.set(domain, [...(claimed.get(domain) ?? []), made]);
          return true;
        },
        lastTold: async () => null,
        ready: async (domain: string) => claimed.get(domain) ?? [],
        takeAttempt: async (_store: string, digestId: string) => ({ digestId, number: 1 }),
        beginSending: async () => true,
        record: async (domain: string, { digestId }: { digestId: string }) => {
          const left = (claimed.get(domain) ?? []).filter(({ id }) => id !== digestId);
          claimed.set(domain, left);
          return true;
        },
      },
      rendering: { renderDigest: async () => ({ subject: '', html: '', text: '' }) },
      mailLinks: {
        messageIdDomain: 'app.example.com',
        ofDigest: () => ({}),
        unsubscribe: () => '',
      },
      mail: {
        sender: {},
        send: async (
          { to, messageId }: MailMessage,
          { beforeText }: { beforeText: () => Promise<boolean> },
        ) => {
          if (!(await beforeText())) return { outcome: 'withheld' };
          const [, recipient = '', week = ''] = /^<digest\.([^.]+)\.([^@]+)@/.exec(messageId) ?? [];
          if (to !== `${recipient}@example.net`) expect.fail(`${messageId} went to ${to}`);
          const key = `${recipient} ${week}`;
          mails.set(key, [...(mails.get(key) ?? []), now]);
          return { outcome: 'accepted', response: '250 ok' };
        },
      },
      queue: {
        send: async (_name: 'run-digests', jobs: { store: string }[], { at }: { at: Date }) => {
          for (const { store } of jobs) {
            const found = byDomain.get(store);
            if (!found) continue;
            const swept = now;
            if (at > now) now = at;
            newsWeek = isoWeekOf(
              localTimeOf(now, found.record.facts?.timeZone ?? 'UTC').slice(0, 10),
            );
            await runStoreDigests(running, store, { shouldPause: () => false });
            now = swept;
          }
        },
      },
    };
    const running = {
      ...quietStore((store) => hasNews(store, newsWeek)),
      ...ports,
      stores: { find: async (domain: string) => byDomain.get(domain)?.record ?? null },
    } as unknown as Parameters<typeof runStoreDigests>[0];

    for (let sweep = BEGIN; sweep < END; sweep += HOUR) {
      now = new Date(sweep);
      await sweepDigests(ports as unknown as Parameters<typeof sweepDigests>[0]);
      dueInHour.delete(hourOf({ at: now }) - 2);
    }

    let expected = 0;
    let changed = 0;
    for (const { record, recipients: ofStore } of stores) {
      const timeZone = record.facts?.timeZone ?? 'UTC';
      for (const { id, weekday, hour } of ofStore) {
        for (const { week, monday } of WEEKS) {
          const sent = mails.get(`${id} ${week}`) ?? [];
          mails.delete(`${id} ${week}`);
          const isNews = hasNews(record.domain, week);
          const due = onTheClock(timeZone, monday.add({ days: weekday - 1 }), hour);
          const wanted = isNews ? [due.at] : [];
          if (String(sent.map(Number)) !== String(wanted)) {
            expect.fail(`${id} (${timeZone}, ${weekday}, ${hour}) ${week}: ${sent.join(' and ')}`);
          }
          expected += wanted.length;
          if (isNews && due.isChanged) changed += 1;
        }
      }
    }
    // Of the weeks at both ends some slots lie outside of the time that was simulated.
    for (const [key, sent] of mails) {
      expect(sent, key).toHaveLength(1);
      const [id = '', week = ''] = key.split(' ');
      expect(['2026-W01', '2026-W02', '2027-W01', '2027-W02']).toContain(week);
      expect(hasNews(`store-${id.split('-')[0]}`, week), key).toBe(true);
    }
    expect(expected).toBeGreaterThan(STORES * 1.2 * WEEKS.length * 0.6);
    expect(changed, 'mails at hours that clocks skip or show twice').toBeGreaterThan(STORES * 0.06);
  },
);

function hourOf(due: Pick<DueDigest, 'at'> | null): number {
  return due ? Math.floor(due.at.getTime() / HOUR) : -1;
}

function ignore(): void {}

/** What the digest's facts are read from: a store in which one finding opens in weeks with news, and nothing else happens. */
function quietStore(isNews: (store: string) => boolean) {
  return {
    audits: { readiness: async () => ({ US: WEIGHTS, CA: WEIGHTS, QC: WEIGHTS }) },
    storeAudits: { results: async () => [], findings: async () => [] },
    listings: {
      counts: async () => ({ listings: 1, variants: 1, photos: 0, photosWithoutAlt: 0 }),
    },
    runs: { lastDone: async () => null },
    promotions: { within: async () => [] },
    standings: { ahead: async () => [] },
    seasons: {},
    orders: { history: async () => ({ since: null, until: null }) },
    digestFacts: {
      findingCounts: async (store: string) => [
        { audiences: ['US'], opened: isNews(store) ? 1 : 0, resolved: 0, stillOpen: 3 },
      ],
      mostHarmful: async () => [],
      brokenByEdits: async () => ({ total: 0, listings: [] }),
      notJudged: async () => [],
      resolved: async () => [],
      unitsSold: async () => [],
    },
  };
}
