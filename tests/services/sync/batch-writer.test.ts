import { expect, it } from 'vitest';
import { BatchWriter } from '~/services/sync/batch-writer';

/** Batches that are written when told to, and what happened so far. */
function batches() {
  const events: string[] = [];
  const ends = new Map<string, (goesOn: boolean) => void>();
  const fails = new Map<string, (error: Error) => void>();
  const batch = (name: string) => () => {
    events.push(`${name} begins`);
    return new Promise<boolean>((resolve, reject) => {
      ends.set(name, resolve);
      fails.set(name, reject);
    });
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    events,
    batch,
    end: async (name: string, goesOn = true) => {
      ends.get(name)?.(goesOn);
      await settle();
    },
    fail: async (name: string) => {
      fails.get(name)?.(new Error(`${name} failed`));
      await settle();
    },
    settle,
  };
}

it('writes at once, one batch after the other, beside a database that answers meanwhile', async () => {
  const { events, batch, end, settle } = batches();
  const writer = new BatchWriter(false);
  expect(await writer.write(batch('first'))).toBe(true);
  expect(await writer.write(batch('second'))).toBe(true);
  await settle();
  expect(events).toEqual(['first begins']);
  await end('first');
  expect(events).toEqual(['first begins', 'second begins']);
});

it('has one batch ready beside the one that is being written, no more', async () => {
  const { batch, end, settle } = batches();
  const writer = new BatchWriter(false);
  await writer.write(batch('first'));
  await writer.write(batch('second'));
  let isTaken = false;
  const third = writer.write(batch('third')).then(() => (isTaken = true));
  await settle();
  expect(isTaken).toBe(false);
  await end('first');
  await third;
  expect(isTaken).toBe(true);
});

it('holds a batch until the next one was asked for, where the database answers nothing meanwhile', async () => {
  const { events, batch, end, settle } = batches();
  const writer = new BatchWriter(true);
  expect(await writer.begin()).toBe(true);
  expect(await writer.write(batch('first'))).toBe(true);
  await settle();
  expect(events).toEqual([]);
  expect(await writer.begin()).toBe(true);
  await settle();
  expect(events).toEqual(['first begins']);
  await writer.write(batch('second'));
  const ended = writer.end();
  await end('first');
  expect(events).toEqual(['first begins', 'second begins']);
  await end('second');
  expect(await ended).toBe(true);
});

it.each([false, true])(
  'writes nothing after a run that is elsewhere (holds: %s)',
  async (holds) => {
    const { events, batch, end } = batches();
    const writer = new BatchWriter(holds);
    await writer.write(batch('first'));
    await writer.begin();
    await writer.write(batch('second'));
    const ended = writer.end();
    await end('first', false);
    expect(await ended).toBe(false);
    await writer.write(batch('third'));
    expect(await writer.end()).toBe(false);
    expect(events).toEqual(['first begins']);
  },
);

it.each([false, true])('throws at the end what a write threw (holds: %s)', async (holds) => {
  const { batch, fail } = batches();
  const writer = new BatchWriter(holds);
  await writer.write(batch('first'));
  await writer.begin();
  await fail('first');
  await expect(writer.end()).rejects.toThrow('first failed');
});

it('writes what is held, and waits for it, where the work beside it fails', async () => {
  const { events, batch, end, settle } = batches();
  const writer = new BatchWriter(true);
  const during = writer.during(async () => {
    await writer.write(batch('first'));
    await writer.begin();
    await writer.write(batch('second'));
    throw new Error('the network is gone');
  });
  let isOver = false;
  const refused = expect(during.finally(() => (isOver = true))).rejects.toThrow(
    'the network is gone',
  );
  await settle();
  expect(isOver).toBe(false);
  await end('first');
  expect(events).toEqual(['first begins', 'second begins']);
  expect(isOver).toBe(false);
  await end('second');
  await refused;
});
