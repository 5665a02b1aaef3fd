import { expect, it } from 'vitest';
import { Remembered } from '~/core/prices/remembered';

it('knows what was kept on an object, each for itself', () => {
  const [one, other] = [new Remembered<object, string>(), new Remembered<object, string>()];
  const object = { price: 1 };
  expect(one.of(object)).toBeUndefined();
  one.keep(object, 'first');
  one.keep(object, 'second');
  expect([one.of(object), other.of(object)]).toEqual(['second', undefined]);
});

it('shows it to nobody else, and gives it to no copy', () => {
  const remembered = new Remembered<object, string>();
  const object = { price: 1 };
  remembered.keep(object, 'kept');
  expect(object).toEqual({ price: 1 });
  expect(JSON.stringify(object)).toBe('{"price":1}');
  expect([{ ...object }, structuredClone(object)].map((copy) => remembered.of(copy))).toEqual([
    undefined,
    undefined,
  ]);
});

it('leaves objects alone that may not be changed', () => {
  const remembered = new Remembered<object, string>();
  const object = Object.freeze({ price: 1 });
  remembered.keep(object, 'kept');
  expect(remembered.of(object)).toBeUndefined();
});
