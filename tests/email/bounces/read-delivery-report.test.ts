import { describe, expect, it } from 'vitest';
import { readDeliveryReport } from '~/email/bounces/read-delivery-report';
import { absence, fromExchange, fromPostfix, warning } from './notifications';

const MAIL = {
  messageId: '<digest.7b1f3a52-93c5-4cbb-a1d1-0d3b1c2e4f50.2026-W49@app.example.com>',
  to: 'marie@example.net',
};
const read = (text: string) => readDeliveryReport(Buffer.from(text));

describe('a delivery status notification', () => {
  it('of Postfix is read, with the answer of the server that refused', async () => {
    expect(await read(fromPostfix(MAIL))).toEqual({
      messageIds: [MAIL.messageId],
      addresses: [
        {
          finalRecipient: MAIL.to,
          originalRecipient: MAIL.to,
          action: 'failed',
          status: '5.1.1',
          diagnostic:
            '550 5.1.1 <marie@example.net>: Recipient address rejected: User unknown in virtual mailbox table',
        },
      ],
    });
  });

  it('of Exchange is read, whatever its capitals, comments and parts', async () => {
    const report = await read(fromExchange(MAIL));
    expect(report?.messageIds[0]).toBe(MAIL.messageId);
    expect(report?.addresses).toEqual([
      {
        finalRecipient: 'MARIE@EXAMPLE.NET',
        originalRecipient: null,
        action: 'failed',
        status: '5.1.10',
        diagnostic: expect.stringMatching(/^550 5\.1\.10 RESOLVER\.ADR\.RecipientNotFound/),
      },
    ]);
  });

  it('of a delay, without the mail, names it by its references', async () => {
    expect(await read(warning(MAIL))).toEqual({
      messageIds: ['<other@example.org>', MAIL.messageId],
      addresses: [
        {
          finalRecipient: MAIL.to,
          originalRecipient: null,
          action: 'delayed',
          status: '4.4.1',
          diagnostic: '4.4.1',
        },
      ],
    });
  });

  it('in UTF-8 (RFC 6533) is read', async () => {
    const text = fromPostfix({ ...MAIL, to: 'renée@exemple.québec' })
      .replace('message/delivery-status', 'message/global-delivery-status')
      .replace('message/rfc822', 'message/global')
      .replaceAll('rfc822;', 'utf-8;');
    const report = await read(text);
    expect(report?.addresses[0]?.finalRecipient).toBe('renée@exemple.québec');
    expect(report?.messageIds).toEqual([MAIL.messageId]);
  });

  it('with line feeds alone, as a shell may hand it over, is read', async () => {
    expect(await read(fromPostfix(MAIL).replaceAll('\r\n', '\n'))).toEqual(
      await read(fromPostfix(MAIL)),
    );
  });

  it('keeps no more of an answer than a page can show', async () => {
    const report = await read(
      fromPostfix({ ...MAIL, diagnostic: `smtp; 550 ${'x'.repeat(9000)}` }),
    );
    expect(report?.addresses[0]?.diagnostic).toHaveLength(500);
  });

  it.each([
    ['an absence notice', absence(MAIL)],
    ['nothing', ''],
    ['noise', '\u0000\u0001\u0002'.repeat(1000)],
    ['one that does not say what happened', fromPostfix({ ...MAIL, action: 'lost' })],
    ['one without a valid status', fromPostfix({ ...MAIL, status: '9.1.1' })],
    ['one cut off before its fields', fromPostfix(MAIL).split('Final-Recipient')[0] ?? ''],
  ])('is not %s', async (_, text) => {
    expect(await read(text)).toBeNull();
  });

  it('of thousands of addresses, or of deep parts, costs little', async () => {
    const group = 'Final-Recipient: rfc822; a@b.ca\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n';
    const many = fromPostfix(MAIL).replace(
      'Final-Recipient:',
      `${group.repeat(9000)}Final-Recipient:`,
    );
    const started = performance.now();
    expect((await read(many))?.addresses.length).toBeLessThanOrEqual(21);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
