import { expect, it, vi } from 'vitest';
import { localTimeOf } from '~/core/calendar/zoned-time';
import { isoWeekOf, digestsAround, type DueDigest } from '~/core/digest/schedule';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import { claimDue } from '~/services/digest/claim-due';
import type { NewDigest, Recipient } from '~/services/digest/ports';
import { sweepDigests } from '~/services/digest/sweep-digests';
import type { StoreRecord } from '~/services/ports';
import { ZONES } from '../../core/digest/zones';

// Both are pure: that thousands of recipients ask the same of them need not take thousands of times as long.
vi.mock(import('~/core/calendar/zoned-time'), async (original) => {
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

const STORES = 5_000;
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
    facts: { currency: 'CAD', primaryLocale: 'en', timeZone, sellsTo: ['US', 'CA', 'QC'] },
    settings: DEFAULT_SETTINGS,
    settingsRevision: 0,
    settingsSaved: null,
    baselineAt: new Date(BEGIN - WEEK),
  };
  const recipients = Array.from({ length: number % 5 === 0 ? 2 : 1 }, (_, index): Recipient => {
    const [weekday, hour] = SLOTS[(number * 7 + index * 3) % SLOTS.length] ?? [1, 8];
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
  'sends 5,000 stores in 30 time zones one mail a week in which there is something to say, for a year',
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
    const mails: { recipient: string; week: string; at: Date }[] = [];
    const looks = new Map<string, number>();
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
        skip: async (_store: string, id: string, change: { due: DueDigest; next: DueDigest }) =>
          moveOn(id, change.due, change.next),
      },
      digests: {
        claim: async (_store: string, digest: NewDigest, at: Date) => {
          if (!moveOn(digest.recipientId, digest.due, digest.next)) return false;
          const key = `${digest.recipientId} ${digest.isoWeek}`;
          looks.set(key, (looks.get(key) ?? 0) + 1);
          mails.push({ recipient: digest.recipientId, week: digest.isoWeek, at });
          return true;
        },
      },
      queue: {
        runDigests: async (jobs: { store: string; at: Date }[]) => {
          for (const { store, at } of jobs.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
            const found = byDomain.get(store);
            if (!found) continue;
            const swept = now;
            if (at > now) now = at;
            newsWeek = isoWeekOf(
              localTimeOf(now, found.record.facts?.timeZone ?? 'UTC').slice(0, 10),
            );
            await claimDue(claiming, found.record, now);
            now = swept;
          }
        },
      },
    };
    const claiming = {
      ...ports,
      ...quietStore((store) => hasNews(store, newsWeek)),
    } as unknown as Parameters<typeof claimDue>[0];

    for (let sweep = BEGIN; sweep < END; sweep += HOUR) {
      now = new Date(sweep);
      await sweepDigests(ports as unknown as Parameters<typeof sweepDigests>[0]);
      dueInHour.delete(hourOf({ at: now }) - 2);
    }

    expect([...looks.values()].filter((count) => count > 1)).toEqual([]);
    const got = new Set(mails.map(({ recipient, week }) => `${recipient} ${week}`));
    let expected = 0;
    for (const { record, recipients: ofStore } of stores) {
      const timeZone = record.facts?.timeZone ?? 'UTC';
      for (const { id, weekday, hour } of ofStore) {
        let { next } = digestsAround(new Date(BEGIN), { weekday, hour }, timeZone);
        while (next.at.getTime() < END) {
          const isDue = hasNews(record.domain, next.isoWeek);
          if (isDue) expected += 1;
          if (got.has(`${id} ${next.isoWeek}`) !== isDue) {
            expect.fail(
              `${id} (${timeZone}, ${weekday}, ${hour}) ${next.isoWeek}: ${String(!isDue)}`,
            );
          }
          ({ next } = digestsAround(next.at, { weekday, hour }, timeZone));
        }
      }
    }
    expect(mails).toHaveLength(expected);
    expect(expected).toBeGreaterThan(STORES * 1.2 * 52 * 0.6);
    for (const { recipient, at } of mails) {
      const found = recipients.get(recipient);
      const local = localTimeOf(at, found?.store.record.facts?.timeZone ?? 'UTC');
      const hour = Number(local.slice(11, 13));
      const wanted = found?.recipient.hour ?? -1;
      // Of an hour that clocks skip, the one behind it.
      if (hour !== wanted && hour !== wanted + 1) expect.fail(`${recipient} at ${local}`);
    }
  },
);

function hourOf(due: Pick<DueDigest, 'at'> | null): number {
  return due ? Math.floor(due.at.getTime() / HOUR) : -1;
}

function ignore(): void {}

/** What the digest's facts are read from: a store in which one finding opens in weeks with news, and nothing else happens. */
function quietStore(isNews: (store: string) => boolean) {
  return {
    stores: { find: async () => null },
    audits: { readiness: async () => ({ US: WEIGHTS, CA: WEIGHTS, QC: WEIGHTS }) },
    storeAudits: { results: async () => [], findings: async () => [] },
    listings: {
      counts: async () => ({ listings: 1, variants: 1, photos: 0, photosWithoutAlt: 0 }),
    },
    runs: { lastDone: async () => null },
    promotions: { within: async () => [] },
    seasons: {},
    mailLinks: { messageIdDomain: 'app.example.com' },
    digestFacts: {
      findingCounts: async (store: string) => [
        { audiences: ['US'], opened: isNews(store) ? 1 : 0, resolved: 0, stillOpen: 3 },
      ],
      mostHarmful: async () => [],
      brokenByEdits: async () => ({ total: 0, listings: [] }),
      notJudged: async () => [],
    },
  };
}
