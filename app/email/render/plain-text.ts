import { translator } from '~/locales/translate';
import type {
  ConfirmationContent,
  DigestContent,
  Item,
  Link,
  MailContent,
  ReadinessRow,
  Section,
} from '../templates/content';

/** Widest line, in characters; addresses alone may be longer, since a broken one leads nowhere. */
const WIDTH = 72;

/** The digest for clients, and for people, that want no HTML. */
export function digestText(content: DigestContent): string {
  const { language, readiness, sections, action } = content;
  return document(content, [
    headed(readiness.heading, [
      readiness.rows.map((row) => wrapped(readinessSentence(row, language), '- ')).join('\n'),
      wrapped(readiness.help),
      ...(readiness.warning === null ? [] : [wrapped(readiness.warning)]),
    ]),
    ...sections.map(sectionText),
    linkText(action),
  ]);
}

export function confirmationText(content: ConfirmationContent): string {
  const { paragraphs, action, afterwards } = content;
  return document(content, [
    ...paragraphs.map((paragraph) => wrapped(paragraph)),
    linkText(action),
    wrapped(afterwards),
  ]);
}

function document(content: MailContent, blocks: string[]): string {
  const { notice, kicker, title, subtitle, footer } = content;
  const { reason, senderName, postalAddress, links } = footer;
  return [
    ...(notice === null ? [] : [wrapped(`*** ${notice} ***`)]),
    [kicker, title, subtitle]
      .filter((line) => line !== null)
      .map((line) => wrapped(line))
      .join('\n'),
    ...blocks,
    // The mark after which mail programs show a signature.
    ['-- ', wrapped(reason), senderName, postalAddress].join('\n'),
    ...links.map(linkText),
  ]
    .join('\n\n')
    .concat('\n');
}

function sectionText({ heading, items, more }: Section): string {
  return headed(heading, [...items.map(itemText), ...(more ? [linkText(more)] : [])]);
}

function headed(heading: string, blocks: string[]): string {
  return [heading.toUpperCase(), ...blocks].join('\n\n');
}

function itemText({ title, href, detail, lines }: Item): string {
  const [first, ...rest] = [title, detail, ...lines].filter((line) => line !== null);
  return [
    wrapped(first ?? '', '- '),
    ...rest.map((line) => wrapped(line, '  ')),
    ...(href === null ? [] : [`  ${href}`]),
  ].join('\n');
}

function linkText({ label, href }: Link): string {
  return `${wrapped(label)}\n${href}`;
}

function readinessSentence(row: ReadinessRow, language: MailContent['language']): string {
  const { before, isKnown, buyers, ready, counts } = row;
  return translator(language)('digest.readiness.asText', {
    buyers,
    ready,
    ...counts,
    known: isKnown,
    before: before ?? '',
    compared: before !== null,
  });
}

/** Broken at spaces, never at no-break ones; lines after the first stand below its text. */
function wrapped(text: string, prefix = ''): string {
  const indent = ' '.repeat(prefix.length);
  const lines: string[] = [];
  let line = prefix;
  let isEmpty = true;
  for (const word of text.split(/[ \n]+/)) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}
