import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Standing } from '~/core/promotions/standing';
import { findingEvent, FLOW_TRIGGERS, milestoneEvent, promotionEvent } from '~/core/flow/triggers';

const EXTENSIONS = resolve(import.meta.dirname, '../../../extensions');
const configuration = z.object({
  extensions: z.array(z.object({ type: z.string(), handle: z.string().max(30) })),
  settings: z
    .object({ fields: z.array(z.object({ type: z.string(), key: z.string().optional() })) })
    .optional(),
});

/** By handle, the keys that a workflow is promised. */
const declared = new Map(
  readdirSync(EXTENSIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map(({ name }) => readFileSync(resolve(EXTENSIONS, name, 'shopify.extension.toml'), 'utf8'))
    .map((toml) => configuration.parse(parse(toml)))
    .filter(({ extensions: [extension] }) => extension?.type === 'flow_trigger')
    .map(({ extensions: [extension], settings }) => [
      extension!.handle,
      settings!.fields.map(({ type, key }) => key ?? type.replace('reference', 'id')),
    ]),
);

const TURN = {
  listingId: 'gid://shopify/Product/42',
  rule: 'missing-french-text',
  audiences: ['CA', 'QC'],
  severity: 'high',
  count: 2,
  at: '2026-11-22T12:00:00.000Z',
} as const;
const MILESTONE = {
  season: 'holidays',
  audience: 'QC',
  name: 'french-ready',
  on: '2026-10-02',
  peak: '2026-11-27',
} as const;
const PROMOTION = {
  id: '0b0f3c3e-6f0b-4f4e-9c56-0a4a9b5a6b2d',
  name: 'Boxing Week',
  startsAt: '2026-12-26T05:00:00Z',
  whenNotReady: 'wait',
} as const;
const STANDING: Standing = {
  blocking: 1,
  listings: 1,
  kinds: ['price-changed'],
  notReadySince: TURN.at,
};

test('each trigger in the code is an extension, and each extension is in the code', () => {
  expect([...declared.keys()].toSorted()).toEqual([...FLOW_TRIGGERS].toSorted());
});

test('a payload has exactly the fields that its extension declares', () => {
  const events = [
    findingEvent('listing-finding-opened', TURN),
    findingEvent('listing-finding-resolved', TURN),
    milestoneEvent(MILESTONE, { listingsNotReady: 3, at: TURN.at }),
    promotionEvent(PROMOTION, { standing: STANDING, at: TURN.at }),
  ];
  for (const { trigger, payload } of events) {
    expect(Object.keys(payload)).toEqual(declared.get(trigger));
  }
  expect(events.map(({ trigger }) => trigger)).toEqual([...FLOW_TRIGGERS]);
});

test('a finding’s event names product, rule, audiences and severity', () => {
  expect(findingEvent('listing-finding-opened', TURN).payload).toEqual({
    product_id: 42,
    Rule: 'missing-french-text',
    Audience: 'CA, QC',
    Severity: 'high',
    Findings: 2,
  });
});

test('a product number that JavaScript cannot hold stays what it is', () => {
  const listingId = 'gid://shopify/Product/9007199254740993';
  const { payload } = findingEvent('listing-finding-opened', { ...TURN, listingId });
  expect(payload.product_id).toBe('9007199254740993');
});

test('another audit, rule or listing is another event; the same one is not', () => {
  const subjectOf = (change: object) =>
    findingEvent('listing-finding-opened', { ...TURN, ...change }).subject;
  const subjects = [
    subjectOf({}),
    subjectOf({ at: '2026-11-22T12:00:01.000Z' }),
    subjectOf({ rule: 'few-photos' }),
    subjectOf({ listingId: 'gid://shopify/Product/43' }),
  ];
  expect(new Set(subjects).size).toBe(4);
  expect(subjectOf({ count: 3 })).toBe(subjects[0]);
});
