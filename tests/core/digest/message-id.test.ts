import { describe, expect, it } from 'vitest';
import { verdictOf } from '~/core/digest/delivery';
import { messageIdOf, parseMessageId, type MailName } from '~/core/digest/message-id';

const recipientId = '7b1f3a52-93c5-4cbb-a1d1-0d3b1c2e4f50';

describe('the Message-ID of a mail', () => {
  it.each<MailName>([
    { kind: 'digest', recipientId, part: '2026-W49' },
    { kind: 'test', recipientId, part: '1796043600000' },
    { kind: 'confirm', recipientId, part: '1796043600000' },
  ])('of a $kind says which one it is', (name) => {
    const id = messageIdOf(name, 'app.example.com');
    expect(parseMessageId(id, 'app.example.com')).toEqual(name);
    expect(parseMessageId(id, 'App.Example.COM')).toEqual(name);
    expect(parseMessageId(id, 'other.example.com')).toBeNull();
    expect(parseMessageId(`x${id}`, 'app.example.com')).toBeNull();
  });

  it.each([
    '<abc@app.example.com>',
    `<digest.${recipientId}.1796043600000@app.example.com>`,
    `<test.${recipientId}.2026-W49@app.example.com>`,
    `<digest.${recipientId.slice(1)}.2026-W49@app.example.com>`,
    `<digest.' OR 1=1.2026-W49@app.example.com>`,
    '',
  ])('is not %s', (id) => {
    expect(parseMessageId(id, 'app.example.com')).toBeNull();
  });
});

describe('what a notification means', () => {
  it.each([
    ['failed', '5.1.1', 'stop'],
    ['failed', '5.2.2', 'stop'],
    ['failed', '5.7.1', 'undelivered'],
    ['failed', '4.4.7', 'undelivered'],
    ['delayed', '4.4.1', 'late'],
    ['delivered', '2.0.0', 'none'],
    ['relayed', '2.0.0', 'none'],
    ['expanded', '2.0.0', 'none'],
  ] as const)('%s with %s: %s', (action, status, verdict) => {
    expect(verdictOf({ action, status })).toBe(verdict);
  });
});
