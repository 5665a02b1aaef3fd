import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { done, GONE } from '~/services/answer';
import { pauseRecipient, resumeRecipient } from '~/services/digest/pause-recipient';
import { removeRecipient } from '~/services/digest/remove-recipient';
import { runStoreDigests } from '~/services/digest/run-store-digests';
import { sendAgain } from '~/services/digest/send-again';
import { showDigest } from '~/services/digest/show-digest';
import { showDigests } from '~/services/digest/show-digests';
import { sweepDigests } from '~/services/digest/sweep-digests';
import { uniqueStore } from '../../support/database';
import { HANG_UP } from '../../../sandbox/server/mail-server';
import { runQueue } from '../support/ports';
import { MARIE } from '../support/recipients';
import {
  OTHER_STATE,
  WEDNESDAY,
  MONDAY,
  MINUTE,
  DAY,
  ports,
  store,
  server,
  active,
  run,
  after,
  behave,
  recipientOf,
  only,
  sendingUnderTest,
} from './support/sending';

await sendingUnderTest();

describe('a refusal', () => {
  it('that passes is tried again, until the mail is taken', async () => {
    const { id } = await active();
    behave({ rcptTo: () => '450 4.2.1 Try later' });
    const first = await run(MONDAY);
    expect(first.lookAgainAt).toEqual(after(5 * MINUTE));
    expect(await only()).toMatchObject({
      state: 'claimed',
      attempts: 1,
      response: expect.stringContaining('4.2.1'),
    });
    await run(after(4 * MINUTE));
    expect((await only()).attempts).toBe(1);
    await run(after(MINUTE));
    expect(await only()).toMatchObject({ state: 'claimed', attempts: 2 });
    behave({});
    await run(after(15 * MINUTE));
    expect(await only()).toMatchObject({ state: 'sent', attempts: 3 });
    expect(server.received).toHaveLength(1);
    expect(await recipientOf(id)).toMatchObject({ state: 'active' });
  });

  it('that does not pass in a day ends the attempts, not the mails', async () => {
    const { id } = await active();
    behave({ mailFrom: () => '451 4.3.0 Try later' });
    let look = (await run(MONDAY)).lookAgainAt;
    while (look) look = (await run(look)).lookAgainAt;
    expect(await only()).toMatchObject({ state: 'refused', attempts: 8 });
    expect(await recipientOf(id)).toMatchObject({ state: 'active', reportedUntil: null });
    behave({});
    await run(new Date(MONDAY.getTime() + 7 * DAY));
    expect(server.received).toHaveLength(1);
  });

  it('for good stops the mails to that address, and says why', async () => {
    const { id } = await active();
    const { id: other } = await active({ email: 'paul@example.net' });
    behave({ rcptTo: (address) => (address === MARIE.email ? '550 5.1.1 No such user' : null) });
    await run(MONDAY);
    expect(await recipientOf(id)).toMatchObject({
      state: 'refused',
      stateDetail: expect.stringContaining('550 5.1.1 No such user'),
      next: null,
    });
    expect(await recipientOf(other)).toMatchObject({ state: 'active', reportedUntil: MONDAY });
    const shown = await showDigests(ports, store);
    expect(shown.recipients.find((each) => each.id === id)?.refusal).toMatchObject({
      at: MONDAY.toISOString(),
      response: expect.stringContaining('No such user'),
    });
    behave({});
    await run(after(7 * DAY));
    expect(server.received.map(({ to }) => to[0])).toEqual(['paul@example.net']);

    expect(await resumeRecipient(ports, store, id)).toEqual(done());
    await run(after(7 * DAY));
    expect(server.received.map(({ to }) => to[0])).toEqual(['paul@example.net', MARIE.email]);
  });

  it('of this installation stops nobody', async () => {
    const { id } = await active();
    behave({ rcptTo: () => '554 5.7.1 Relay access denied' });
    await run(MONDAY);
    expect(await recipientOf(id)).toMatchObject({ state: 'active' });
    expect(await only()).toMatchObject({ state: 'claimed' });
  });
});

describe('a mail whose fate is unknown', () => {
  beforeEach(async () => {
    await active();
    behave({ data: () => HANG_UP });
    await run(MONDAY);
    behave({});
  });

  it('is shown with its Message-ID, and is never sent again by itself', async () => {
    const { messageId } = await only();
    expect((await showDigests(ports, store)).sendings).toMatchObject([
      { state: 'unknown', messageId },
    ]);
    for (let hour = 0; hour < 48; hour += 1) await run(after(60 * MINUTE));
    await sweepDigests(ports);
    expect(server.received).toHaveLength(1);
    expect(await only()).toMatchObject({ state: 'unknown', attempts: 1 });
  });

  it('can be sent again by a person, under the same Message-ID', async () => {
    const { id, messageId } = await only();
    expect(await sendAgain(ports, store, id)).toEqual(done());
    await runQueue(ports, ports.queue);
    expect(server.received.map(({ parsed }) => parsed.messageId)).toEqual([messageId, messageId]);
    expect(await only()).toMatchObject({ state: 'sent', attempts: 2 });
    expect(await sendAgain(ports, store, id)).toEqual(OTHER_STATE);
  });

  it('is sent again neither to who is paused nor by another store', async () => {
    const { id, recipientId } = await only();
    await pauseRecipient(ports, store, recipientId);
    expect(await sendAgain(ports, store, id)).toEqual(OTHER_STATE);
    await resumeRecipient(ports, store, recipientId);
    const other = uniqueStore('other');
    await ports.stores.install(other, WEDNESDAY);
    expect(await sendAgain(ports, other, id)).toEqual(GONE);
    expect(await showDigest(ports, other, id)).toBeNull();
    await removeRecipient(ports, store, recipientId);
    expect(await sendAgain(ports, store, id)).toEqual(GONE);
  });
});

describe('a process that is about to stop', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('hands back what its mail server has not asked the text of, and sends it no more', async () => {
    await active();
    const { mail } = ports;
    const asked = Promise.withResolvers<undefined>();
    const goesOn = Promise.withResolvers<undefined>();
    let isStopping = false;
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    ports.mail = Object.assign(Object.create(mail) as typeof mail, {
      async send(...[message, hooks]: Parameters<typeof mail.send>) {
        asked.resolve(undefined);
        await goesOn.promise;
        return mail.send(message, hooks);
      },
    });
    ports.clock.now = MONDAY;
    const stopping = runStoreDigests(ports, store, { shouldPause: () => isStopping });
    await asked.promise;
    isStopping = true;
    vi.advanceTimersByTime(500);
    vi.useRealTimers();

    // Another process, within the same minute.
    ports.mail = mail;
    await expect
      .poll(async () => {
        await run(MONDAY);
        return (await only()).state;
      })
      .toBe('sent');
    expect((await only()).attempts).toBe(2);
    goesOn.resolve(undefined);
    await stopping;
    expect(server.received).toHaveLength(1);
    expect(await only()).toMatchObject({ state: 'sent', attempts: 2 });
  });
});
