import { describe, expect, test } from 'vitest';
import type { Digest } from '~/core/digest/digest';
import { headlineOf } from '~/core/digest/headline';
import { EVENTFUL, QUIET } from '../../email/samples';

type Entry = Digest['audiences'][number];

const even: Entry = {
  audience: 'CA',
  readiness: { share: 0.6, coverage: 1 },
  readinessBefore: { share: 0.6, coverage: 1 },
  opened: 0,
  resolved: 0,
  stillOpen: 10,
};
const { nextMilestone } = EVENTFUL;

function kindOf(change: Partial<Digest>): string {
  return headlineOf({ ...QUIET, ...change }).kind;
}

describe('the headline of a digest', () => {
  test('goes from what somebody broke to what cannot wait, what moved, and what is to come', () => {
    const left: Partial<Digest> = structuredClone({ ...EVENTFUL, fixFirst: EVENTFUL.opened });
    const kinds: string[] = [];
    const drop = (change: Partial<Digest>) => {
      Object.assign(left, change);
      kinds.push(kindOf(left));
    };
    drop({});
    drop({ brokenByEdits: [] });
    drop({ nextMilestone: nextMilestone && { ...nextMilestone, daysLeft: 8 } });
    drop({ audiences: [even] });
    drop({ promotions: [] });
    drop({ fixFirst: [] });
    drop({ nextMilestone: null });
    expect(kinds).toEqual([
      'broken',
      'milestone',
      'opened',
      'promotion',
      'fixFirst',
      'milestone',
      'quiet',
    ]);
  });

  test('names the audience for which most moved, and worse before better', () => {
    const opened = (audience: Entry['audience'], figures: Partial<Entry>) => ({
      ...even,
      audience,
      ...figures,
    });
    expect(
      headlineOf({
        ...QUIET,
        audiences: [opened('US', { opened: 2 }), opened('QC', { opened: 5, resolved: 5 })],
      }),
    ).toEqual({ kind: 'opened', audience: 'QC', findings: 5 });
    expect(
      headlineOf({
        ...QUIET,
        audiences: [opened('US', { opened: 2, resolved: 9 }), opened('QC', { resolved: 4 })],
      }),
    ).toEqual({ kind: 'resolved', audience: 'US', findings: 9 });
    const risen = { share: 0.71, coverage: 1 };
    expect(
      headlineOf({
        ...QUIET,
        audiences: [opened('US', { resolved: 9 }), opened('QC', { readiness: risen })],
      }),
    ).toEqual({ kind: 'better', audience: 'QC', share: 0.71, before: 0.6 });
  });

  test('a deadline with every listing ready presses nobody', () => {
    const ready = nextMilestone && { ...nextMilestone, listingsNotReady: 0 };
    expect(kindOf({ nextMilestone: ready, promotions: EVENTFUL.promotions })).toBe('promotion');
    const unknown = nextMilestone && { ...nextMilestone, listingsNotReady: null };
    expect(kindOf({ nextMilestone: unknown, promotions: EVENTFUL.promotions })).toBe('milestone');
  });

  test('a first digest calls nothing new, and unknown readiness no rise', () => {
    const first = { ...even, readinessBefore: null, opened: 400 };
    expect(kindOf({ audiences: [first], fixFirst: EVENTFUL.opened })).toBe('fixFirst');
    const known = { ...even, readinessBefore: { share: null, coverage: 0.2 } };
    expect(kindOf({ audiences: [known] })).toBe('quiet');
  });
});
