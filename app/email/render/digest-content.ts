import type { BrokenListing, Digest } from '~/core/digest/digest';
import { digestWords, type DigestWords } from '~/locales/digest-words';
import type { DigestLinks, RenderDigestInput } from '~/services/digest/ports';
import type { DigestContent, Item, Section } from '../templates/content';
import { tidy, tidyDigest } from './tidy';

/** At most as many of each: a mail of over 100 KB is cut off by Gmail, and nobody reads it to its end. */
const MAX_BROKEN = 5;
const MAX_FINDINGS_OF_BROKEN = 3;
const MAX_PROMOTIONS = 5;
const MAX_NOT_JUDGED = 3;

/** Everything that the weekly mail says, in the recipient's language. */
export function digestContent(input: RenderDigestInput): DigestContent {
  const { language, timeZone, links, isTest = false } = input;
  const digest = tidyDigest({
    ...input.digest,
    brokenByEdits: input.digest.brokenByEdits.slice(0, MAX_BROKEN),
    notJudged: input.digest.notJudged.slice(0, MAX_NOT_JUDGED),
  });
  const words = digestWords(language, timeZone);
  const { t } = words;
  const store = tidy(input.storeName);
  const headline = words.headline(digest);
  const subject = t('digest.subject', { headline, store });
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
      brokenSection(digest, words, links),
      milestoneSection(digest, words, links),
      fixFirstSection(digest, words, links),
      promotionsSection(digest, words, links),
      notJudgedSection(digest, words),
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

function brokenSection(
  { brokenByEdits, brokenListings }: Digest,
  words: DigestWords,
  links: DigestLinks,
): Section {
  const more = brokenListings - brokenByEdits.length;
  return {
    heading: words.t('digest.broken.title'),
    items: brokenByEdits.map((broken) => brokenItem(broken, words, links)),
    more:
      more > 0
        ? { label: words.t('digest.broken.more', { count: more }), href: links.changes }
        : null,
  };
}

function brokenItem(broken: BrokenListing, words: DigestWords, links: DigestLinks): Item {
  const { listing, editedAt, findings } = broken;
  const more = findings.length - MAX_FINDINGS_OF_BROKEN;
  return {
    title: words.titleOf(listing),
    href: links.listing(listing.id),
    detail: words.t('digest.broken.edited', { when: words.format.dateTime(editedAt) }),
    lines: [
      ...findings.slice(0, MAX_FINDINGS_OF_BROKEN).map((finding) => words.findingLine(finding)),
      ...(more > 0 ? [words.t('digest.broken.moreFindings', { count: more })] : []),
    ],
  };
}

function fixFirstSection({ fixFirst }: Digest, words: DigestWords, links: DigestLinks): Section {
  return {
    heading: words.t('digest.fixFirst.title'),
    items: fixFirst.map((finding) => ({
      title: words.findingTitle(finding),
      href: finding.listing === null ? links.home : links.listing(finding.listing.id),
      detail: words.findingDetail(finding),
      lines: [words.findingLine(finding)],
    })),
    more: null,
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

function notJudgedSection({ notJudged }: Digest, words: DigestWords): Section {
  return {
    heading: words.t('digest.notJudged.title'),
    items: notJudged.map((rule) => ({
      title: null,
      href: null,
      detail: null,
      lines: [words.notJudged(rule)],
    })),
    more: null,
  };
}
