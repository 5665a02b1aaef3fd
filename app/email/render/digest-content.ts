import type { BrokenListing, Digest, DigestFinding } from '~/core/digest/digest';
import { digestWords, type DigestWords } from '~/locales/digest-words';
import type { DigestLinks, RenderDigestInput } from '~/services/digest/ports';
import type { DigestContent, Item, Section } from '../templates/content';
import { tidy, tidyDigest } from './tidy';

/** At most as many of each: a mail of over 100 KB is cut off by Gmail, and nobody reads it to its end. */
const MAX_BROKEN = 5;
const MAX_FINDINGS_OF_BROKEN = 3;
const MAX_NOT_JUDGED = 5;
const MAX_PROMOTIONS = 5;

/** Everything that the weekly mail says, in the recipient's language. */
export function digestContent(input: RenderDigestInput): DigestContent {
  const { language, timeZone, links, isTest = false } = input;
  const digest = tidyDigest({
    ...input.digest,
    brokenByEdits: input.digest.brokenByEdits.slice(0, MAX_BROKEN).map((broken) => ({
      ...broken,
      findings: broken.findings.slice(0, MAX_FINDINGS_OF_BROKEN),
    })),
    notJudged: input.digest.notJudged.slice(0, MAX_NOT_JUDGED),
  });
  const words = digestWords(language, timeZone);
  const { t } = words;
  const store = tidy(input.storeName);
  const headline = words.headline(digest);
  const day = words.format.date(digest.until);
  const subject = t('digest.subject', { headline, store, day });
  const explained = new Explained(words);
  const rows = digest.audiences.map((entry) => words.readinessRow(entry));
  return {
    language,
    subject: isTest ? t('digest.subject.test', { subject }) : subject,
    preheader: rows
      .filter(({ isKnown }) => isKnown)
      .map(({ buyers, ready }) =>
        t('digest.preheader.readiness', { audience: buyers, share: ready }),
      )
      .join(' · '),
    notice: isTest ? t('digest.test') : null,
    kicker: store,
    title: headline,
    subtitle: words.period(digest),
    readiness: {
      heading: t('digest.readiness.title'),
      columns: {
        buyers: t('digest.readiness.buyers'),
        ready: t('digest.readiness.ready'),
        opened: t('digest.readiness.opened'),
        resolved: t('digest.readiness.resolved'),
        stillOpen: t('digest.readiness.stillOpen'),
      },
      rows,
      help: t('digest.readiness.help'),
      warning: words.staleness(digest),
    },
    sections: [
      resolvedSection(digest, words),
      brokenSection(digest, explained, links),
      openedSection(digest, explained, links),
      fixFirstSection(digest, explained, links),
      milestoneSection(digest, words, links),
      promotionsSection(digest, words, links),
      notJudgedSection(digest, words, links),
    ].filter(({ items }) => items.length > 0),
    action: { label: t('digest.action.changes'), href: links.changes },
    footer: {
      reason: t('digest.footer.reason', { store }),
      senderName: input.sender.name,
      postalAddress: input.sender.postalAddress,
      links: [
        { label: t('digest.footer.unsubscribe'), href: links.unsubscribe },
        { label: t('digest.footer.settings'), href: links.digests },
      ],
    },
  };
}

/** Says how to fix what a rule finds the first time that the mail names the rule, and no second time. */
class Explained {
  readonly #rules = new Set<string>();

  constructor(readonly words: DigestWords) {}

  /** The evidence of findings of one listing, how to fix each, and what the listing sells. */
  linesOf(findings: DigestFinding[]): string[] {
    const { words } = this;
    const sales = findings[0] && words.sales(findings[0]);
    return [
      ...findings.flatMap((finding) => [words.findingLine(finding), ...this.#remedyOf(finding)]),
      ...(sales ? [sales] : []),
    ];
  }

  #remedyOf({ rule }: DigestFinding): string[] {
    if (this.#rules.has(rule)) return [];
    this.#rules.add(rule);
    return [this.words.remedy(rule)];
  }
}

function resolvedSection({ resolved }: Digest, words: DigestWords): Section {
  return {
    heading: words.t('digest.resolved.title'),
    items: resolved.map((rule) => ({
      title: null,
      href: null,
      detail: null,
      lines: [words.resolved(rule)],
    })),
    more: null,
  };
}

function brokenSection(
  { brokenByEdits, brokenListings }: Digest,
  explained: Explained,
  links: DigestLinks,
): Section {
  const { words } = explained;
  const more = brokenListings - brokenByEdits.length;
  return {
    heading: words.t('digest.broken.title'),
    items: brokenByEdits.map((broken) => brokenItem(broken, explained, links)),
    more:
      more > 0
        ? { label: words.t('digest.broken.more', { count: more }), href: links.changes }
        : null,
  };
}

function brokenItem(broken: BrokenListing, explained: Explained, links: DigestLinks): Item {
  const { words } = explained;
  const { listing, editedAt, findings, newFindings } = broken;
  const more = newFindings - findings.length;
  return {
    title: words.titleOf(listing),
    href: links.listing(listing.id),
    detail: words.t('digest.broken.edited', { when: words.format.dateTime(editedAt) }),
    lines: [
      ...explained.linesOf(findings),
      ...(more > 0 ? [words.t('digest.broken.moreFindings', { count: more })] : []),
    ],
  };
}

function openedSection(
  { opened, openedMore }: Digest,
  explained: Explained,
  links: DigestLinks,
): Section {
  const { words } = explained;
  return {
    heading: words.t('digest.opened.title'),
    items: opened.map((finding) => findingItem(finding, explained, links)),
    more:
      openedMore > 0
        ? { label: words.t('digest.opened.more', { count: openedMore }), href: links.changes }
        : null,
  };
}

function fixFirstSection({ fixFirst }: Digest, explained: Explained, links: DigestLinks): Section {
  return {
    heading: explained.words.t('digest.fixFirst.title'),
    items: fixFirst.map((finding) => findingItem(finding, explained, links)),
    more: null,
  };
}

function findingItem(finding: DigestFinding, explained: Explained, links: DigestLinks): Item {
  const { words } = explained;
  const more = (finding.count ?? 1) - 1;
  return {
    title: words.findingTitle(finding),
    href: finding.listing === null ? links.home : links.listing(finding.listing.id),
    detail: words.findingDetail(finding),
    lines: [
      ...explained.linesOf([finding]),
      ...(more > 0 ? [words.t('digest.finding.alike', { count: more })] : []),
    ],
  };
}

function promotionsSection(
  { promotions }: Digest,
  words: DigestWords,
  links: DigestLinks,
): Section {
  const more = promotions.length - MAX_PROMOTIONS;
  return {
    heading: words.t('digest.promotions.title'),
    items: promotions.slice(0, MAX_PROMOTIONS).map((notice) => ({
      title: notice.name,
      href: links.promotion(notice.promotionId),
      detail: words.promotionTime(notice),
      lines: [],
    })),
    more:
      more > 0
        ? { label: words.t('digest.promotions.more', { count: more }), href: links.changes }
        : null,
  };
}

function milestoneSection(
  { nextMilestone }: Digest,
  words: DigestWords,
  links: DigestLinks,
): Section {
  const heading = words.t('digest.milestone.title');
  if (nextMilestone === null) return { heading, items: [], more: null };
  return {
    heading,
    items: [{ title: null, href: null, detail: null, lines: words.milestone(nextMilestone) }],
    more: { label: words.t('digest.milestone.see'), href: links.season },
  };
}

function notJudgedSection(
  { notJudged, notJudgedMore }: Digest,
  words: DigestWords,
  links: DigestLinks,
): Section {
  return {
    heading: words.t('digest.notJudged.title'),
    items: words
      .notJudged(notJudged)
      .map((line) => ({ title: null, href: null, detail: null, lines: [line] })),
    more:
      notJudgedMore > 0
        ? { label: words.t('digest.notJudged.more', { count: notJudgedMore }), href: links.home }
        : null,
  };
}
