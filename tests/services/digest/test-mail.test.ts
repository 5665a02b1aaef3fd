import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SmtpTransport } from '~/email/transport/smtp-transport';
import { done, GONE, notDone } from '~/services/answer';
import { addRecipient } from '~/services/digest/add-recipient';
import { sendTest } from '~/services/digest/send-test';
import { actOnLink } from '~/services/digest/mailed-link';
import type { MailAnswer } from '~/services/digest/views';
import { SENDER } from '../support/mail';
import { MARIE } from '../support/recipients';
import {
  OTHER_STATE,
  MONDAY,
  ports,
  store,
  server,
  active,
  run,
  behave,
  recipientOf,
  all,
  sendingUnderTest,
} from './support/sending';

await sendingUnderTest();

describe('a test', () => {
  it('is the digest of the last seven days, at once, and counts for no week', async () => {
    const { id } = await active({ language: 'en' });
    expect(await sendTest(ports, store, id)).toEqual(done('sent'));
    expect(server.received).toHaveLength(1);
    expect(await all()).toEqual([]);
    await run(MONDAY);
    expect(server.received).toHaveLength(2);
    const [test, digest] = server.received.map(({ parsed }) => parsed.messageId);
    expect(test).not.toBe(digest);
    // Nobody takes a test for the week's digest, nor the other way round.
    const subjects = server.received.map(({ parsed }) => parsed.subject?.startsWith('[Test]'));
    expect(subjects).toEqual([true, false]);
    const link = /unsubscribe\/([\w-]{43})/.exec(server.received[0]?.raw ?? '')?.[1] ?? '';
    expect(await actOnLink(ports, link, 'unsubscribe')).toMatchObject({ state: 'done' });
  });

  it('says what the mail server said', async () => {
    const { id } = await active();
    behave({ rcptTo: () => '550 5.1.1 No such user' });
    expect(await sendTest(ports, store, id)).toEqual(
      notDone({ why: 'refused', response: '550 5.1.1 No such user' }),
    );
    expect(await recipientOf(id)).toMatchObject({ state: 'active' });
  });

  it('goes to nobody who has not consented', async () => {
    await addRecipient(ports, store, MARIE, '42');
    ports.mail = new SmtpTransport({ url: server.url, sender: SENDER, dkim: null });
    const [recipient] = await ports.recipients.list(store);
    expect(await sendTest(ports, store, recipient?.id ?? '')).toEqual(OTHER_STATE);
    expect(await sendTest(ports, store, randomUUID())).toEqual(GONE);
    expect(server.received).toEqual([]);
  });

  it('comes ten times an hour at most', async () => {
    const { id } = await active();
    const answers: MailAnswer[] = [];
    for (let round = 0; round < 11; round += 1) answers.push(await sendTest(ports, store, id));
    expect(answers.filter((answer) => answer.done)).toHaveLength(10);
    expect(answers.at(-1)).toEqual(notDone({ why: 'tooMany' }));
  });
});
