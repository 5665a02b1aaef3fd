import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { afterEach, describe, expect, it } from 'vitest';
import { SmtpTransport, type SmtpSettings } from '~/email/transport/smtp-transport';
import type { MailMessage } from '~/services/digest/ports';
import {
  HANG_UP,
  startMailServer,
  type MailServer,
  type MailServerBehaviour,
} from '../../../sandbox/server/mail-server';

const SENDER = {
  name: 'Borealist (Forêt boréale)',
  address: 'bilan@app.example.com',
  postalAddress: '1, rue de l’Exemple, Montréal QC H2X 1Y4, Canada',
};
const FRENCH =
  'L’été s’achève à Montréal : 19,99 $, « déjà » réduit de 20 %… Œuvrez à Noël, s’il vous plaît!';
const MESSAGE: MailMessage = {
  store: 'test.myshopify.com',
  storeName: 'Boréale & Cie\r\nBcc: all@example.net',
  to: 'marie@example.net',
  subject: `Bilan : ${FRENCH}`,
  html: `<html lang="fr-CA"><body><p>${FRENCH}</p><p>.</p>\n.\n..\n${'<span>é</span>'.repeat(400)}</body></html>`,
  text: `${FRENCH}\n.\n..\n${'très long '.repeat(200)}`,
  messageId: '<digest.7b1f.2026-W48@app.example.com>',
  date: new Date('2026-11-23T13:00:00Z'),
  unsubscribeUrl: 'https://app.example.com/unsubscribe/kq7WJ5mDgUe0f7nTjYk1mD8sP2vQ0aXbC3dE4fG5hI6',
};

const servers: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function mailServer(behaviour: MailServerBehaviour = {}): Promise<MailServer> {
  const server = await startMailServer(behaviour);
  servers.push(server);
  return server;
}

function transportTo(url: string, settings: Partial<SmtpSettings> = {}) {
  return new SmtpTransport({ url, sender: SENDER, dkim: null, ...settings });
}

describe('a mail through SMTP', () => {
  it('arrives with its headers, both parts and every letter', async () => {
    const server = await mailServer();
    const outcome = await transportTo(server.url).send(MESSAGE);
    expect(outcome).toMatchObject({ outcome: 'accepted', response: expect.stringMatching(/^250/) });
    expect(server.received).toHaveLength(1);
    const [{ raw, parsed, ...envelope } = expect.fail()] = server.received;
    expect(envelope).toEqual({ from: SENDER.address, to: [MESSAGE.to] });
    expect(parsed.subject).toBe(MESSAGE.subject);
    const name = 'Borealist (Forêt boréale) – Boréale & Cie Bcc: all@example.net';
    expect(parsed.from?.value).toEqual([{ name, address: SENDER.address }]);
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.messageId).toBe(MESSAGE.messageId);
    expect(parsed.date).toEqual(MESSAGE.date);
    expect(parsed.html).toBe(MESSAGE.html);
    expect(parsed.text).toBe(MESSAGE.text);
    expect(parsed.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' });
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    // RFC 5321 and 5322: seven bits, lines of at most 998 characters.
    expect(Buffer.from(raw).length).toBe(raw.length);
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
  });

  it('comes back to the address for that, where there is one', async () => {
    const server = await mailServer();
    await transportTo(server.url, { bounceAddress: 'bounces@app.example.com' }).send(MESSAGE);
    const [{ from, parsed } = expect.fail()] = server.received;
    expect(from).toBe('bounces@app.example.com');
    expect(parsed.from?.value).toMatchObject([{ address: SENDER.address }]);
  });

  it('says where one click unsubscribes (RFC 8058), and nothing where there is nothing to end', async () => {
    const server = await mailServer();
    const transport = transportTo(server.url);
    await transport.send(MESSAGE);
    await transport.send({ ...MESSAGE, unsubscribeUrl: null });
    const [withLink, without] = server.received.map(({ raw }) =>
      raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' '),
    );
    expect(withLink).toContain(`\r\nList-Unsubscribe: <${MESSAGE.unsubscribeUrl}>\r\n`);
    expect(withLink).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(without).not.toMatch(/list-unsubscribe/i);
  });

  it('is signed where a key is given, the headers of unsubscribing included', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const server = await mailServer();
    const dkim = {
      domain: 'app.example.com',
      selector: 'borealist',
      privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    };
    await transportTo(server.url, { dkim }).send(MESSAGE);
    const raw = server.received[0]?.raw ?? '';
    const verify = (message: string) =>
      dkimVerify(message, {
        resolver: async (name: string) => {
          expect(name).toBe('borealist._domainkey.app.example.com');
          const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
          return [[`v=DKIM1; k=rsa; p=${key}`]];
        },
      });
    const { results } = await verify(raw);
    expect(results).toMatchObject([{ status: { result: 'pass' }, signingDomain: dkim.domain }]);
    expect(results[0]?.signingHeaders?.keys.toLowerCase()).toMatch(
      /(^|: ?)list-unsubscribe: ?list-unsubscribe-post/,
    );
    const moved = raw.replace('/unsubscribe/', '/elsewhere/');
    expect((await verify(moved)).results).toMatchObject([{ status: { result: 'fail' } }]);
  });

  it('refuses to carry a header in a name', async () => {
    const server = await mailServer();
    const subject = 'One\r\nBcc: everybody@example.org';
    await transportTo(server.url).send({ ...MESSAGE, subject });
    expect(server.received[0]?.parsed.bcc).toBeUndefined();
    expect(server.received[0]?.to).toEqual([MESSAGE.to]);
  });
});

describe('what a mail server says', () => {
  it.each([
    ['550 5.1.1 No such user', 'permanentFailure', 'recipient'],
    ['552 5.2.2 Mailbox full', 'permanentFailure', 'recipient'],
    ['450 4.2.1 Greylisted, try later', 'transientFailure', 'recipient'],
    ['554 5.7.1 Relay access denied', 'transientFailure', 'sender'],
  ])('to the address: %s', async (answer, outcome, about) => {
    const server = await mailServer({ rcptTo: () => answer });
    expect(await transportTo(server.url).send(MESSAGE)).toEqual({
      outcome,
      about,
      response: expect.stringContaining(answer),
    });
    expect(server.received).toEqual([]);
  });

  it.each([
    ['554 5.6.0 Looks like spam', 'permanentFailure'],
    ['451 4.3.0 Try later', 'transientFailure'],
  ])('to the text: %s', async (answer, outcome) => {
    const server = await mailServer({ data: () => answer });
    expect(await transportTo(server.url).send(MESSAGE)).toMatchObject({
      outcome,
      about: 'message',
      response: expect.stringContaining(answer),
    });
  });

  it('to us: is no fault of the recipient', async () => {
    const server = await mailServer({ mailFrom: () => '550 5.7.1 Sender not allowed' });
    expect(await transportTo(server.url).send(MESSAGE)).toMatchObject({
      outcome: 'transientFailure',
      about: 'sender',
    });
  });

  it('to a wrong password: is no fault of the recipient', async () => {
    const server = await mailServer({
      options: {
        authOptional: false,
        onAuth: (_auth, _session, done) => {
          done(new Error('Invalid username or password'));
        },
      },
    });
    const url = server.url.replace('smtp://', 'smtp://user:wrong%20password@');
    const outcome = await transportTo(url).send(MESSAGE);
    expect(outcome).toMatchObject({ outcome: 'transientFailure', about: 'sender' });
    expect(JSON.stringify(outcome)).not.toContain('wrong password');
  });

  it('nothing, since there is none', async () => {
    const { url, stop } = await startMailServer();
    await stop();
    expect(await transportTo(url).send(MESSAGE)).toMatchObject({
      outcome: 'transientFailure',
      about: 'sender',
    });
  });

  it('nothing after the text: nobody knows whether it arrived', async () => {
    const server = await mailServer({ data: () => HANG_UP });
    expect(await transportTo(server.url).send(MESSAGE)).toMatchObject({ outcome: 'unknown' });
    expect(server.received).toHaveLength(1);
  });

  it('nothing before the text: nothing has gone out', async () => {
    const url = await abruptServer((line, socket) => {
      if (line.startsWith('RCPT')) socket.destroy();
    });
    expect(await transportTo(url).send(MESSAGE)).toMatchObject({ outcome: 'transientFailure' });
  });

  it('keeps a password from a network without encryption', async () => {
    const server = await mailServer();
    const url = server.url.replace('127.0.0.1', 'user:secret@localhost.localdomain');
    const outcome = await transportTo(url).send(MESSAGE);
    expect(outcome).toMatchObject({ outcome: 'transientFailure', about: 'sender' });
    expect(server.received).toEqual([]);
  });
});

describe('the last word before a mail goes out', () => {
  it('is asked once the server wants the text, before any of it is sent', async () => {
    const server = await mailServer();
    const seen: number[] = [];
    const outcome = await transportTo(server.url).send(MESSAGE, {
      beforeText: async () => {
        seen.push(server.received.length);
        return true;
      },
    });
    expect(outcome).toMatchObject({ outcome: 'accepted' });
    expect(seen).toEqual([0]);
  });

  it('is not asked where the recipient is refused', async () => {
    const server = await mailServer({ rcptTo: () => '550 5.1.1 No such user' });
    let isAsked = false;
    await transportTo(server.url).send(MESSAGE, {
      beforeText: async () => (isAsked = true),
    });
    expect(isAsked).toBe(false);
  });

  it('withholds the mail', async () => {
    const server = await mailServer();
    const outcome = await transportTo(server.url).send(MESSAGE, { beforeText: async () => false });
    expect(outcome).toEqual({ outcome: 'withheld' });
    await server.stop();
    expect(server.received).toEqual([]);
  });

  it('withholds the mail where it cannot be had', async () => {
    const server = await mailServer();
    const sending = transportTo(server.url).send(MESSAGE, {
      beforeText: () => Promise.reject(new Error('the database is gone')),
    });
    await expect(sending).rejects.toThrow('the database is gone');
    expect(server.received).toEqual([]);
  });
});

/** Speaks as much SMTP as a client needs to get as far as the text, unless told otherwise. */
async function abruptServer(hear: (line: string, socket: Socket) => void): Promise<string> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {
      // Broken on purpose.
    });
    socket.write('220 here\r\n');
    socket.setEncoding('utf8').on('data', (lines: string) => {
      for (const line of lines.split('\r\n').filter(Boolean)) {
        hear(line, socket);
        if (!socket.destroyed) socket.write(line.startsWith('DATA') ? '354 go\r\n' : '250 ok\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push({
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `smtp://127.0.0.1:${address.port}`;
}
