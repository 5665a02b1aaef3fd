import { describe, expect, it } from 'vitest';
import { judgeTexts, read, resource, said, text, type FrenchGiven } from '../../store-text-support';

const RULE = 'notification-not-in-french';
const SUBJECT = 'Your order is on its way';
const mail = (id: string, source: string, ...french: FrenchGiven[]) =>
  resource([text('title', source, ...french)], `gid://shopify/EmailTemplate/${id}`);
const judge = (...mails: ReturnType<typeof resource>[]) =>
  judgeTexts(RULE, { ...read('EMAIL_TEMPLATE', ...mails), ...read('PACKING_SLIP_TEMPLATE') });

describe(RULE, () => {
  it('passes where each has French, saved or Shopify’s own', () => {
    const own = { value: 'Votre commande est en route', isSaved: false };
    expect(judge(mail('shipping_confirmation', SUBJECT, own)).outcome).toBe('pass');
  });

  it('never calls one missing: Shopify sends its own French where it has it', () => {
    expect(judge(mail('shipping_confirmation', SUBJECT))).toMatchObject({
      outcome: 'unknown',
      reason: { id: 'reason.frenchMayBeServed', data: { count: 1, total: 1 } },
    });
  });

  it('fails for French saved in English, the order confirmation named first', () => {
    const result = judge(
      mail('gift_card', 'Your gift card is ready', 'Your gift card is ready'),
      mail('order_confirmation', 'Order is confirmed', 'Order is confirmed'),
    );
    expect(result).toMatchObject({ outcome: 'fail', severity: 'high' });
    expect(said(result)).toEqual(['english 2/2: Order is confirmed, Your gift card is ready']);
  });

  it('fails for French older than its source, unless it is Shopify’s own', () => {
    const french = { value: 'Votre commande est en route', outdated: true };
    expect(said(judge(mail('a', SUBJECT, french)))).toEqual([`outdated 1/1: ${SUBJECT}`]);
    expect(judge(mail('a', SUBJECT, { ...french, isSaved: false })).outcome).toBe('pass');
  });

  it('judges the packing slip, and does not apply without either', () => {
    const slip = resource([
      text('body', 'Thank you for shopping with us', 'Thank you for shopping with us'),
    ]);
    const texts = { ...read('EMAIL_TEMPLATE'), ...read('PACKING_SLIP_TEMPLATE', slip) };
    expect(judgeTexts(RULE, texts).outcome).toBe('fail');
    expect(judge().outcome).toBe('notApplicable');
  });
});
