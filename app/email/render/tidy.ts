import type { BrokenListing, Digest, DigestFinding } from '~/core/digest/digest';
import type { Message, MessageData } from '~/core/audit/outcome';

/** Longest text that a mail quotes from a listing. */
const MAX_LENGTH = 100;

/** Controls, and the marks that turn the direction of what follows: a title must not rewrite the sentence around it. */
const CONTROLS = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** One line of text from somebody's catalogue, cut where it would fill the mail. */
export function tidy(text: string, maxLength = MAX_LENGTH): string {
  const line = text.replace(CONTROLS, ' ').replace(/\s+/g, keepNoBreak).trim();
  if (line.length <= maxLength) return line;
  let kept = '';
  for (const { segment } of segmenter.segment(line)) {
    if (kept.length + segment.length >= maxLength) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** A lone no-break space was meant. */
function keepNoBreak(spaces: string): string {
  return /^[\u00a0\u202f]$/.test(spaces) ? spaces : ' ';
}

/** The digest with every text that comes from the catalogue made tidy. */
export function tidyDigest(digest: Digest): Digest {
  return {
    ...digest,
    resolved: digest.resolved.map((rule) => ({
      ...rule,
      titles: rule.titles.map((each) => tidy(each)),
    })),
    fixFirst: digest.fixFirst.map(tidyFinding),
    opened: digest.opened.map(tidyFinding),
    brokenByEdits: digest.brokenByEdits.map((broken): BrokenListing => ({
      ...broken,
      listing: tidyListing(broken.listing),
      findings: broken.findings.map(tidyFinding),
    })),
    promotions: digest.promotions.map((notice) => ({ ...notice, name: tidy(notice.name) })),
    notJudged: digest.notJudged.map((rule) => ({
      ...rule,
      reason: rule.reason && tidyMessage(rule.reason),
    })),
  };
}

function tidyFinding(finding: DigestFinding): DigestFinding {
  return {
    ...finding,
    listing: finding.listing && tidyListing(finding.listing),
    message: tidyMessage(finding.message),
  };
}

function tidyListing<T extends { title: string }>(listing: T): T {
  return { ...listing, title: tidy(listing.title) };
}

/** At most as many items of a list in a sentence. */
const MAX_ITEMS = 8;

function tidyMessage({ id, data }: Message): Message {
  const values = Object.entries(data).map(([name, value]) => [name, tidyValue(value)] as const);
  return { id, data: Object.fromEntries(values) };
}

function tidyValue(value: MessageData[string]): MessageData[string] {
  if (typeof value === 'string') return tidy(value);
  if (!Array.isArray(value)) return value;
  const items = value.slice(0, MAX_ITEMS).map((item) => tidy(item));
  return value.length > MAX_ITEMS ? [...items, '…'] : items;
}
