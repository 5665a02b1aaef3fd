import { describe, expect, it } from 'vitest';
import { bind, remembering } from '~/services/bind';

interface Till {
  till: { sum: number };
}
interface Named {
  name: string;
}

const verbs = {
  sales: {
    sell: ({ till }: Till, amount: number) => {
      till.sum += amount;
      return till.sum;
    },
  },
  door: { greet: ({ name }: Named, guest: string) => `${name} greets ${guest}` },
};

describe('bind', () => {
  it('hands each verb of each room the ports, and its caller says the rest', () => {
    const ports = { till: { sum: 5 }, name: 'Ada' };
    const { sales, door } = bind(ports, verbs);
    expect(sales.sell(2)).toBe(7);
    expect(ports.till.sum).toBe(7);
    expect(door.greet('Bo')).toBe('Ada greets Bo');
  });

  it('asks for the ports of all verbs, and keeps the types of what callers say', () => {
    // @ts-expect-error: one verb needs a name.
    const { sales } = bind({ till: { sum: 0 } }, verbs);
    // @ts-expect-error: an amount is a number.
    expect(sales.sell('2')).toBe('02');
  });
});

describe('remembering', () => {
  const count = remembering(({ name }: Named) => {
    let calls = 0;
    return (guest: string) => `${name} ${guest} ${++calls}`;
  });

  it('remembers between the calls with the same ports, and nothing of others', () => {
    const ada = { name: 'Ada' };
    expect(count(ada, 'Bo')).toBe('Ada Bo 1');
    expect(bind(ada, { count }).count('Cy')).toBe('Ada Cy 2');
    expect(count({ name: 'Ada' }, 'Bo')).toBe('Ada Bo 1');
  });
});
