import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { stillBlocking } from '~/core/promotions/blocker';
import { BLOCKER_KINDS } from '~/core/promotions/what-stands-in-the-way';
import { LANGUAGES, translator } from '~/locales/translate';
import { facts, plan } from './support';
import { whatStandsInTheWay, CASES } from './blocker-cases';

test('every file is a kind, every kind has cases, and each of its messages has one', () => {
  const folder = resolve(import.meta.dirname, '../../../app/core/promotions/blockers');
  const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''));
  const ids = BLOCKER_KINDS.map(({ id }) => id);
  expect(files.toSorted()).toEqual(ids.toSorted());
  expect(Object.keys(CASES).toSorted()).toEqual(ids.toSorted());
  for (const { id, messages } of BLOCKER_KINDS) {
    expect(Object.keys(CASES[id].says).toSorted(), id).toEqual(Object.keys(messages).toSorted());
    expect(CASES[id].silent.length, id).toBeGreaterThan(0);
  }
});

describe.each(BLOCKER_KINDS)('$id', (kind) => {
  const { says, silent } = CASES[kind.id];

  it.each(Object.entries(says))('says “%s”, in both languages', (message, [planned, known]) => {
    const id = `promotion.blocker.${kind.id}.${message}`;
    const found = whatStandsInTheWay(planned, known, [kind]);
    const blocker = found.find((each) => each.message.id === id);
    const severity = kind.messages[message];
    expect(blocker, id).toMatchObject({
      severity,
      overridable: severity === 'blocking' && kind.overridable,
    });
    const said = blocker?.message ?? expect.fail(id);
    for (const language of LANGUAGES) {
      const t = translator(language);
      const text = t(said.id, said.data);
      // What is the matter, and what to do: two sentences at least, with every figure filled in.
      expect(text.split(/[.:;](?:\s|$)/).length, text).toBeGreaterThan(2);
      expect(text).not.toMatch(/[{}]|undefined|NaN/);
      expect(t(`promotion.blocker.${kind.id}.title`)).not.toBe('');
    }
    expect(stillBlocking(found, []).length > 0).toBe(
      found.some((each) => each.severity === 'blocking'),
    );
  });

  it.each(silent.map(([planned, known]) => ({ planned, known })))(
    'has nothing to say (%#)',
    ({ planned, known }) => {
      expect(whatStandsInTheWay(planned, known, [kind])).toEqual([]);
    },
  );
});

test('a promotion of which everything is known and in order has nothing in its way', () => {
  expect(whatStandsInTheWay(plan(), facts())).toEqual([]);
});
