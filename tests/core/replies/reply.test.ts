import { describe, expect, it } from 'vitest';
import { RULES } from '~/core/audit/registry';
import { findTypographyFaults } from '~/core/language/french-typography';
import { momentOfRule } from '~/core/replies/moment-of-rule';
import {
  fillReply,
  isReplyField,
  MOMENTS,
  placeholdersIn,
  REPLY_LANGUAGES,
  type ReplyField,
} from '~/core/replies/reply';
import { REPLY_TEXTS } from '~/core/replies/texts';
import { checkVariant, MAX_BODY_LENGTH } from '~/core/replies/variant';
import { writeField } from '~/core/replies/write-field';

/** Of the store. */
const TODAY = '2026-12-03';

const LETTERS = REPLY_LANGUAGES.flatMap((language) =>
  MOMENTS.map((moment) => ({ language, moment, text: REPLY_TEXTS[language][moment] })),
);

describe('the letters of the app', () => {
  it.each(LETTERS)(
    '$moment in $language: greets, states nothing of its own, and signs',
    (letter) => {
      const { language, moment, text } = letter;
      expect(text.body).toMatch(
        language === 'fr-CA' ? /^Madame, Monsieur,\n/ : /^Dear Customer,\n/,
      );
      expect(text.body).toMatch(/\{storeName\}$/);
      expect(placeholdersIn(text).filter((name) => !isReplyField(name))).toEqual([]);
      // No day, no amount and no percentage stands in a letter that nobody filled.
      expect(`${text.subject}${text.body}`).not.toMatch(/\d|\$|%/);
      expect(placeholdersIn(text).toSorted()).toEqual(
        placeholdersIn(REPLY_TEXTS['en-US'][moment]).toSorted(),
      );
    },
  );

  it.each(MOMENTS)('%s: its French is written as the OQLF asks', (moment) => {
    const { subject, body } = REPLY_TEXTS['fr-CA'][moment];
    const filled = fillReply(`${subject}\n${body}`, (field) =>
      writeField(field, SAMPLES[field] ?? 'Lampe Boréale', {
        language: 'fr-CA',
        currency: 'CAD',
        today: TODAY,
      }),
    );
    const text = filled.map((part) => ('text' in part ? part.text : '')).join('');
    expect(findTypographyFaults(text)).toEqual([]);
    expect(text).not.toContain("'");
  });

  it('speaks American in the US and Canadian in Canada', () => {
    const all = (language: 'en-US' | 'en-CA') =>
      MOMENTS.map((moment) => REPLY_TEXTS[language][moment].body).join(' ');
    expect(all('en-US')).not.toMatch(/parcel|colour|honour|favour|cancelled|cheque|centre/);
    expect(all('en-CA')).toMatch(/\bcolour\b/);
    expect(all('en-CA')).not.toMatch(/\bcolor\b|\bhonor\b|\bfavor\b|\bcanceled\b|\bcheck\b/);
  });
});

const SAMPLES: Partial<Record<ReplyField, string>> = {
  orderNumber: '#1001',
  orderDate: '2026-12-03',
  newDeliveryDate: '2026-12-03',
  answerBy: '2026-12-01',
  firstFrom: '09:00',
  firstUntil: '14:30',
  refundAmount: '1234.5',
};

describe('what a letter is filled with', () => {
  const written = (field: ReplyField, value: string) =>
    REPLY_LANGUAGES.map((language) =>
      writeField(field, value, {
        language,
        currency: language === 'en-US' ? 'USD' : 'CAD',
        today: TODAY,
      }),
    );

  it('is written as each place writes it', () => {
    expect(written('orderDate', '2026-12-03')).toEqual([
      'December 3, 2026',
      'December 3, 2026',
      '3\u00a0décembre\u00a02026',
    ]);
    expect(written('orderDate', '2026-12-01')[2]).toBe('1er\u00a0décembre\u00a02026');
    expect(written('firstFrom', '14:30')).toEqual([
      '2:30\u00a0PM',
      '2:30\u00a0p.m.',
      '14\u00a0h\u00a030',
    ]);
    expect(written('firstFrom', '09:00')[2]).toBe('9\u00a0h');
    expect(written('refundAmount', '20')).toEqual(['$20.00', '$20.00', '20,00\u00a0$']);
    expect(written('refundAmount', '19,9')[2]).toBe('19,90\u00a0$');
    expect(writeField('oldPrice', '20', { language: 'fr-CA', currency: 'USD', today: TODAY })).toBe(
      '20,00\u00a0$\u00a0US',
    );
  });

  it('is a gap where a letter would tell of a day that has not come as past', () => {
    for (const field of ['orderDate', 'sentDate', 'priceChangedOn'] as const) {
      expect(written(field, '2026-12-03')[0]).toBe('December 3, 2026');
      expect(written(field, '2026-12-04')).toEqual([null, null, null]);
    }
    expect(written('newDeliveryDate', '2026-12-04')[0]).toBe('December 4, 2026');
  });

  it('is a gap where nothing, or nothing that can be meant, was filled in', () => {
    for (const value of ['', ' ', '2026-02-30', '$20', 'soon']) {
      expect(written('orderDate', value)).toEqual([null, null, null]);
      expect(written('refundAmount', value)).toEqual([null, null, null]);
    }
    const parts = fillReply('Order {orderNumber} of {orderDate}, {other}.', (field) =>
      field === 'orderNumber' ? '#1001' : null,
    );
    expect(parts).toEqual([
      { text: 'Order ' },
      { text: '#1001' },
      { text: ' of ' },
      { gap: 'orderDate' },
      { text: ', {other}.' },
    ]);
  });
});

describe('a wording of the merchant’s own', () => {
  const input = {
    moment: 'late',
    language: 'fr-CA',
    name: ' Courte ',
    subject: 'Commande {orderNumber}',
    body: 'Bonjour,\r\n\r\nLivraison le {newDeliveryDate}.\n',
  };

  it('is kept in one form', () => {
    expect(checkVariant(input).variant).toEqual({
      ...input,
      name: 'Courte',
      body: 'Bonjour,\n\nLivraison le {newDeliveryDate}.',
    });
  });

  it('is told field by field what is wrong', () => {
    const { errors } = checkVariant({
      moment: 'birthday',
      language: 'de',
      name: ' ',
      subject: 'For {customerName}',
      body: 'x'.repeat(MAX_BODY_LENGTH + 1),
    });
    expect(errors).toEqual({
      moment: { id: 'replies.error.moment', data: {} },
      language: { id: 'replies.error.language', data: {} },
      name: { id: 'replies.error.no.name', data: {} },
      subject: { id: 'replies.error.unknownField', data: { name: '{customerName}' } },
      body: { id: 'replies.error.long', data: { most: MAX_BODY_LENGTH } },
    });
  });
});

it('names letters of rules that there are', () => {
  const named = RULES.filter(({ id }) => momentOfRule(id) !== null);
  expect(new Set(named.map(({ id }) => momentOfRule(id)))).toEqual(new Set(MOMENTS));
  expect(named).toHaveLength(12);
});
