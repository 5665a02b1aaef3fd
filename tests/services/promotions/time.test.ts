import { expect, it } from 'vitest';
import { instantOf } from '~/core/days/zoned-time';
import { phaseOf } from '~/core/promotions/promotion';
import { discountStatus } from '../../../sandbox/store/discounts';
import { testDatabase } from '../../support/database';
import { PromotionWorld } from '../support/promotions';

const database = await testDatabase();

/** `YYYY-MM-DDTHH:mm` as clocks in the store's time zone show it, and the same in UTC, worked out by hand. */
const CASES: [zone: string, what: string, start: [string, string], end: [string, string]][] = [
  // Clocks go forward at 02:00 on 14 March 2027, back at 02:00 on 7 November 2027.
  [
    'America/Toronto',
    'across the spring change',
    ['2027-03-13T00:00', '2027-03-13T05:00:00Z'],
    ['2027-03-15T00:00', '2027-03-15T04:00:00Z'],
  ],
  [
    'America/Toronto',
    'across the autumn change',
    ['2027-11-06T00:00', '2027-11-06T04:00:00Z'],
    ['2027-11-08T00:00', '2027-11-08T05:00:00Z'],
  ],
  [
    'America/St_Johns',
    'across the spring change',
    ['2027-03-13T00:00', '2027-03-13T03:30:00Z'],
    ['2027-03-15T00:00', '2027-03-15T02:30:00Z'],
  ],
  [
    'America/St_Johns',
    'across the autumn change',
    ['2027-11-06T00:00', '2027-11-06T02:30:00Z'],
    ['2027-11-08T00:00', '2027-11-08T03:30:00Z'],
  ],
  [
    'America/Los_Angeles',
    'across the spring change',
    ['2027-03-13T00:00', '2027-03-13T08:00:00Z'],
    ['2027-03-15T00:00', '2027-03-15T07:00:00Z'],
  ],
  [
    'America/Los_Angeles',
    'across the autumn change',
    ['2027-11-06T00:00', '2027-11-06T07:00:00Z'],
    ['2027-11-08T00:00', '2027-11-08T08:00:00Z'],
  ],
  [
    'Asia/Shanghai',
    'where clocks never change',
    ['2027-03-13T00:00', '2027-03-12T16:00:00Z'],
    ['2027-11-08T00:00', '2027-11-07T16:00:00Z'],
  ],
  // Inside the changes: a time that is skipped, and one that comes twice, of which the first counts.
  [
    'America/Toronto',
    'in a skipped hour',
    ['2027-03-14T02:30', '2027-03-14T07:30:00Z'],
    ['2027-03-14T04:00', '2027-03-14T08:00:00Z'],
  ],
  [
    'America/Toronto',
    'in an hour that comes twice',
    ['2027-11-07T01:30', '2027-11-07T05:30:00Z'],
    ['2027-11-07T02:30', '2027-11-07T07:30:00Z'],
  ],
  ...(
    [
      ['America/Toronto', 'T05:00:00Z'],
      ['America/St_Johns', 'T03:30:00Z'],
      ['America/Los_Angeles', 'T08:00:00Z'],
    ] as const
  ).flatMap(([zone, utc]): typeof CASES => [
    [
      zone,
      'on 29 February',
      ['2028-02-29T00:00', `2028-02-29${utc}`],
      ['2028-03-01T00:00', `2028-03-01${utc}`],
    ],
    [
      zone,
      'over New Year',
      ['2027-12-31T00:00', `2027-12-31${utc}`],
      ['2028-01-02T00:00', `2028-01-02${utc}`],
    ],
  ]),
  [
    'Asia/Shanghai',
    'on 29 February',
    ['2028-02-29T00:00', '2028-02-28T16:00:00Z'],
    ['2028-03-01T00:00', '2028-02-29T16:00:00Z'],
  ],
  [
    'Asia/Shanghai',
    'over New Year',
    ['2027-12-31T00:00', '2027-12-30T16:00:00Z'],
    ['2028-01-02T00:00', '2028-01-01T16:00:00Z'],
  ],
];

it.each(CASES)('a store in %s: %s', async (timeZone, _what, [start, startUtc], [end, endUtc]) => {
  const world = await PromotionWorld.open(database, { shop: { timeZone } });
  world.clock.set(new Date('2027-01-05T12:00:00Z'));
  const promotion = await world.scheduled({
    startsAt: instantOf(start, timeZone).toISOString().replace('.000Z', 'Z'),
    endsAt: instantOf(end, timeZone).toISOString().replace('.000Z', 'Z'),
  });
  await world.expectInStep(promotion.id);
  const [discount] = world.ours();
  if (!discount) throw new Error('no discount');
  expect([discount.startsAt, discount.endsAt]).toEqual([startUtc, endUtc]);
  // To the second, in Shopify and on our pages alike.
  const seconds = [
    Date.parse(startUtc) - 1000,
    Date.parse(startUtc),
    Date.parse(endUtc) - 1000,
    Date.parse(endUtc),
  ];
  expect(seconds.map((at) => discountStatus(discount, new Date(at)))).toEqual([
    'SCHEDULED',
    'ACTIVE',
    'ACTIVE',
    'EXPIRED',
  ]);
  expect(seconds.map((at) => phaseOf(promotion, new Date(at)))).toEqual([
    'scheduled',
    'running',
    'running',
    'ended',
  ]);
});
