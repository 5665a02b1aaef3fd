import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ARRIVES_WITHIN_MS,
  CHANGE_STATES,
  nextStep,
  undoing,
  type ChangeUnderWay,
} from '~/core/changes/change';

const NOW = new Date('2026-11-27T12:00:00Z');
const PLANNED: ChangeUnderWay = {
  before: 'Sirop',
  after: 'Sirop d’érable',
  sourceDigest: 'd1',
  state: 'planned',
  calledAt: null,
};
const SENT: ChangeUnderWay = { ...PLANNED, state: 'writing', calledAt: NOW };
const LONG_AFTER = new Date(NOW.getTime() + ARRIVES_WITHIN_MS);

const now = (value: string | null, sourceDigest = 'd1') => ({ value, sourceDigest });

describe('what is planned', () => {
  it('is written where nothing changed meanwhile', () => {
    expect(nextStep(PLANNED, now('Sirop'), NOW)).toEqual({ kind: 'write' });
  });

  it.each([
    ['the value changed', now('Autre'), { by: 'value', found: 'Autre' }],
    [
      'somebody wrote the very same',
      now('Sirop d’érable'),
      { by: 'value', found: 'Sirop d’érable' },
    ],
    ['the value went', now(null), { by: 'value', found: null }],
    ['the source changed', now('Sirop', 'd2'), { by: 'source', found: 'Sirop' }],
    ['what had the value is gone', null, { by: 'gone', found: null }],
  ])('is overtaken where %s', (_, value, overtaken) => {
    expect(nextStep(PLANNED, value, NOW)).toEqual({ kind: 'overtaken', ...overtaken });
  });

  it('asks for no source where it takes something back', () => {
    const undo = { ...PLANNED, ...undoing(PLANNED) };
    expect(nextStep(undo, now('Sirop d’érable', 'd2'), NOW)).toEqual({ kind: 'write' });
  });
});

describe('what was sent', () => {
  it('is written where its value is there', () => {
    expect(nextStep(SENT, now('Sirop d’érable'), NOW)).toEqual({ kind: 'written' });
  });

  it('may still arrive for a while, and is sent again only after that', () => {
    expect(nextStep(SENT, now('Sirop'), NOW)).toEqual({ kind: 'wait', ms: ARRIVES_WITHIN_MS });
    expect(nextStep(SENT, now('Sirop'), LONG_AFTER)).toEqual({ kind: 'write' });
  });

  it('is overtaken where neither value is there', () => {
    const found = { kind: 'overtaken', by: 'value', found: 'Autre' };
    expect(nextStep(SENT, now('Autre'), NOW)).toEqual(found);
  });

  it('leaves no trace where it confirms what was there', () => {
    const confirmed = { ...SENT, after: 'Sirop' };
    expect(nextStep(confirmed, now('Sirop'), NOW).kind).toBe('wait');
    expect(nextStep(confirmed, now('Sirop'), LONG_AFTER).kind).toBe('write');
  });
});

const value = fc.constantFrom(null, 'a', 'b', 'c');
const changes: fc.Arbitrary<ChangeUnderWay> = fc.record({
  before: value,
  after: value,
  sourceDigest: fc.constantFrom(null, 'd1', 'd2'),
  state: fc.constantFrom(...CHANGE_STATES),
  calledAt: fc.constantFrom(null, NOW),
});
const found = fc.option(fc.record({ value, sourceDigest: fc.constantFrom('d1', 'd2') }));

it('sends only over the value that the merchant saw, and nothing that has ended', () => {
  fc.assert(
    fc.property(changes, found, (change, there) => {
      const step = nextStep(change, there, LONG_AFTER);
      if (change.state !== 'planned' && change.state !== 'writing') {
        expect(step).toEqual({ kind: 'none' });
      }
      if (step.kind === 'write') expect(there?.value).toBe(change.before);
      if (step.kind === 'written') expect(there?.value).toBe(change.after);
    }),
  );
});

it('takes back what is still there, and nothing else', () => {
  fc.assert(
    fc.property(changes, found, (change, there) => {
      const undo = { ...change, ...undoing(change), state: 'planned' as const, calledAt: null };
      const isOurs = there !== null && there.value === change.after;
      expect(nextStep(undo, there, NOW).kind).toBe(isOurs ? 'write' : 'overtaken');
    }),
  );
});
