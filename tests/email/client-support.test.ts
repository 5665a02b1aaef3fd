import { beforeAll, describe, expect, test } from 'vitest';
import { renderConfirmation } from '~/email/render-confirmation';
import { renderDigest } from '~/email/render-digest';
import { hasSharedData } from '../support/shared-data';
import { confirmationFor, EVENTFUL, inputFor } from './samples';
import { supportOf } from './support/caniemail';
import { featuresOf, type Use } from './support/features';

interface Accepted {
  why: string;
  /** What keeps clear of the gaps that the data speaks of. */
  holds?: (use: Use) => boolean;
}

const isCell = ({ on }: Use) => on === 'td' || on === 'th';

/** Features that some client lacks, wholly or in part, and why the mail stays readable there. */
const ACCEPTED: Record<string, Accepted> = {
  'css-at-media': { why: 'Only for the dark theme: without it the mail is light.' },
  'css-at-media-prefers-color-scheme': {
    why: 'Without it the mail is light, or the client inverts its colours; their contrast is 7 to 1.',
  },
  'css-border': {
    why: 'Outlook on Windows: up to 8 px, on cells.',
    holds: (use) => use.on.startsWith('.') || (isCell(use) && use.value.startsWith('1px')),
  },
  'css-border-radius': { why: 'Without it the button has corners.', holds: ({ on }) => on === 'a' },
  'css-color-scheme': {
    why: 'Says that the mail brings a dark theme of its own; else it is light.',
  },
  'css-display': {
    why: 'Only the oldest values.',
    holds: ({ value }) => ['none', 'inline-block'].includes(value),
  },
  'css-display-none': {
    why: 'Hides the preheader; where it is not known the text is shown above the mail, one line of it.',
    holds: ({ on }) => on === 'div',
  },
  'css-font-size': { why: 'In pixels, on text.', holds: ({ value }) => /^\d+px$/.test(value) },
  'css-font-weight': {
    why: 'Two words.',
    holds: ({ value }) => ['normal', 'bold'].includes(value),
  },
  'css-important': {
    why: 'In the style sheet, in lower case, after a space.',
    holds: ({ on, value }) => on.startsWith('.') && value === ' !important',
  },
  'css-line-height': {
    why: 'Outlook on Windows is told to keep it exactly.',
    holds: ({ value }) => /^\d+(px|%)$/.test(value),
  },
  'css-margin': {
    why: 'None is negative or automatic; on the body it only takes away the white edge.',
    holds: ({ on, value }) => !/-|auto/.test(value) && on !== 'span',
  },
  'css-max-height': { why: 'Of the preheader.', holds: ({ on }) => on === 'div' },
  'css-max-width': {
    why: 'Outlook on Windows gets a width instead, by a style sheet of its own.',
    holds: ({ on }) => ['table', 'a', 'span', 'div'].includes(on),
  },
  'css-opacity': {
    why: 'Of the preheader, which nobody need see.',
    holds: ({ on }) => on === 'div',
  },
  'css-overflow': { why: 'Of the preheader.', holds: ({ on }) => on === 'div' },
  'css-padding': {
    why: 'Of cells, and of the button, where Outlook on Windows gets spaces of the same width.',
    holds: (use) => isCell(use) || use.on === 'a',
  },
  'css-selector-class': {
    why: 'Only for the dark theme: all else is inline.',
  },
  'css-text-decoration': {
    why: 'One word.',
    holds: ({ value }) => ['underline', 'none'].includes(value),
  },
  'css-width': {
    why: 'Of tables and their rows.',
    holds: ({ on }) => ['table', 'tr'].includes(on),
  },
  'html-align': {
    why: 'Of cells and of tables that are as wide as what they stand in.',
    holds: (use) => isCell(use) || (use.on === 'table' && use.value === 'center'),
  },
  'html-aria-label': { why: 'Names the mail to screen readers; its heading says the same.' },
  'html-body': { why: 'Webmail makes it a block with the same style.' },
  'html-dir': { why: 'On the document.', holds: ({ on }) => on === 'html' },
  'html-doctype': { why: 'Clients bring their own.' },
  'html-lang': { why: 'Not on cells.', holds: ({ on }) => ['html', 'div'].includes(on) },
  'html-meta-color-scheme': { why: 'As `color-scheme` in the style sheet.' },
  'html-role': {
    why: 'Yahoo keeps it on tables, where it matters: they are layout. The `article` is lost there.',
    holds: ({ on }) => ['table', 'div'].includes(on),
  },
  'html-style': { why: 'In the head, and only for the dark theme: all else is inline.' },
  'html-target': { why: 'Webmail opens every link in a new window anyway.' },
  'html-width': {
    why: 'In percent, of tables.',
    holds: ({ on, value }) => on === 'table' && value === '100%',
  },
};

const reason = hasSharedData ? '' : ' (skipped: the data of caniemail.com is not here)';

describe.skipIf(!hasSharedData)(`what mail clients show of the mails${reason}`, () => {
  const uses: Use[] = [];
  beforeAll(async () => {
    for (const mail of [
      await renderDigest(inputFor('fr', EVENTFUL, true)),
      await renderConfirmation(confirmationFor('fr')),
    ])
      uses.push(...featuresOf(mail.html));
  });

  test('every feature is one that caniemail.com has tested', () => {
    const unknown = uses.filter(({ feature }) => supportOf(feature) === null);
    expect(unknown).toEqual([]);
    expect(new Set(uses.map(({ feature }) => feature)).size).toBeGreaterThan(30);
  });

  test('Outlook, Gmail, Apple Mail and Yahoo know each feature, or the mail does without', () => {
    const failing = [...new Set(uses.map(({ feature }) => feature))].flatMap((feature) => {
      if (feature in ACCEPTED) return [];
      const lacking = Object.entries(supportOf(feature) ?? {}).filter(
        ([, support]) => support === 'no' || support === 'partly',
      );
      return lacking.length > 0 ? [{ feature, lacking }] : [];
    });
    expect(failing).toEqual([]);
  });

  test.each(Object.entries(ACCEPTED))('%s is used as it was weighed', (feature, { holds }) => {
    const places = uses.filter((use) => use.feature === feature);
    expect(places, 'nothing is excused that is not there').not.toEqual([]);
    if (holds) expect(places.filter((use) => !holds(use))).toEqual([]);
  });

  test('what no mail may rely on is noticed', () => {
    const found = featuresOf('<div style="display:flex;width:10vw"><video src="a"></video></div>');
    expect(found).toContainEqual({ feature: 'css-display', on: 'div', value: 'flex' });
    expect(ACCEPTED['css-display']?.holds?.({ feature: '', on: 'div', value: 'flex' })).toBe(false);
    expect(found.map(({ feature }) => supportOf(feature))).toContain(null);
    expect(supportOf('css-display-flex')).toMatchObject({ 'outlook.windows': 'no' });
  });
});
