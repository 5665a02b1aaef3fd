import { DAY_MS } from '~/core/days/milliseconds';
import type { AudienceDigest, Digest, DigestFinding, NotJudged } from '~/core/digest/digest';
import type { MilestoneNotice, PromotionNotice, ResolvedRule } from '~/core/digest/digest';
import { headlineOf } from '~/core/digest/headline';
import type { Readiness } from '~/core/audit/readiness';
import type { Audience } from '~/core/listing/audience';
import { formatter, type Formatter } from './format';
import { titleOfRule } from './rule-title';
import { sayOfRule } from './rule-words';
import { translator, type Language, type Translate } from './translate';

/** The store is read once a day; two missed readings are worth a word. [J] */
const STALE_AFTER_MS = 2 * DAY_MS;

export type DigestWords = ReturnType<typeof digestWords>;

/** What a digest says, in words: the same in the mail and in the app. Dates are written in that IANA time zone. */
export function digestWords(language: Language, timeZone: string) {
  const voice = { t: translator(language), format: formatter(language, timeZone) };
  return {
    ...voice,
    ...wordsOnDays(voice),
    ...wordsOnFindings(voice),
    headline: (digest: Digest) => headline(voice, digest),
    titleOf: (listing: { title: string }) => titleOf(voice, listing),
    readinessRow: (entry: AudienceDigest) => readinessRow(voice, entry),
  };
}

interface Voice {
  t: Translate;
  format: Formatter;
}

function headline(voice: Voice, digest: Digest): string {
  const { t, format } = voice;
  const said = headlineOf(digest);
  switch (said.kind) {
    case 'broken':
      return t('digest.headline.broken', {
        listings: said.listings,
        title: titleOf(voice, said),
      });
    case 'milestone':
      return t('digest.headline.milestone', milestoneData(voice, said.notice));
    case 'opened':
      return t('digest.headline.opened', { ...said });
    case 'resolved':
      return t('digest.headline.resolved', { ...said });
    case 'better':
      return t('digest.headline.better', {
        audience: said.audience,
        share: format.percent(said.share),
        before: format.percent(said.before),
      });
    case 'promotion':
      return t('digest.headline.promotion', {
        name: said.notice.name,
        event: said.notice.event,
        day: format.date(said.notice.at),
      });
    case 'fixFirst':
      return t('digest.headline.fixFirst', { findings: said.findings });
    case 'quiet':
      return t('digest.headline.quiet');
  }
}

/** A product may come without a title. */
function titleOf({ t }: Voice, { title }: { title: string }): string {
  return title.trim() === '' ? t('listing.untitled') : title;
}

function buyersOf({ t }: Voice, audience: Audience): string {
  return t(`audience.${audience}`);
}

function readinessRow(voice: Voice, entry: AudienceDigest) {
  const { t, format } = voice;
  const { audience, readiness, readinessBefore, opened, resolved, stillOpen } = entry;
  return {
    buyers: buyersOf(voice, audience),
    ready: shareOf(voice, readiness) ?? t('digest.readiness.unknown'),
    isKnown: readiness.share !== null,
    before: readinessBefore && readinessWas(voice, readinessBefore, readiness),
    opened: format.count(opened),
    resolved: format.count(resolved),
    stillOpen: format.count(stillOpen),
    counts: { opened, resolved, stillOpen },
  };
}

/** `null` where it would be written as it is now: that is no news. */
function readinessWas(voice: Voice, before: Readiness, now: Readiness): string | null {
  const share = shareOf(voice, before);
  if (share === shareOf(voice, now)) return null;
  return share === null
    ? voice.t('digest.readiness.wasUnknown')
    : voice.t('digest.readiness.before', { share });
}

function shareOf({ format }: Voice, { share }: Readiness): string | null {
  return share === null ? null : format.percent(share);
}

function milestoneData(voice: Voice, { milestone, daysLeft }: MilestoneNotice) {
  return {
    // `french-ready` → `french`: ICU messages choose by words without hyphens.
    task: milestone.name.split('-')[0] ?? '',
    season: milestone.season,
    audience: buyersOf(voice, milestone.audience),
    on: voice.format.day(milestone.on),
    days: daysLeft,
  };
}

function wordsOnDays(voice: Voice) {
  const { t, format } = voice;
  return {
    /** Days; one alone where it is less than a day. */
    period: ({ since, until }: Pick<Digest, 'since' | 'until'>) => {
      const [first, last] = [format.date(since), format.date(until)];
      return first === last ? last : t('digest.period', { since: first, until: last });
    },

    /** That the catalogue was last read too long ago for a week's digest; `null`: it was not. */
    staleness: ({ catalogueReadAt, until }: Pick<Digest, 'catalogueReadAt' | 'until'>) => {
      if (catalogueReadAt === null) return t('digest.stale.never');
      const ageMs = Date.parse(until) - Date.parse(catalogueReadAt);
      return ageMs > STALE_AFTER_MS
        ? t('digest.stale', { when: format.dateTime(catalogueReadAt) })
        : null;
    },

    promotionTime: ({ event, at }: PromotionNotice) =>
      t('digest.promotion', { event, when: format.dateTime(at) }),

    /** The deadline, and how many listings are not ready where that is known. */
    milestone: (notice: MilestoneNotice): string[] => [
      t('digest.milestone', milestoneData(voice, notice)),
      ...(notice.listingsNotReady === null
        ? []
        : [t('digest.milestone.notReady', { listings: notice.listingsNotReady })]),
    ],
  };
}

function wordsOnFindings(voice: Voice) {
  const { t, format } = voice;
  return {
    /** What it is about: a listing, or the store as a whole. */
    findingTitle: ({ listing }: DigestFinding) =>
      listing === null ? t('home.store.title') : titleOf(voice, listing),

    findingDetail: ({ severity, audiences }: DigestFinding) =>
      t('digest.finding.detail', {
        severity,
        audiences: format.list(audiences.map((audience) => buyersOf(voice, audience))),
      }),

    findingLine: ({ rule, message }: DigestFinding) =>
      t('digest.finding.line', {
        rule: titleOfRule(t, rule),
        evidence: t(message.id, message.data),
      }),

    /** How to fix what that rule finds. */
    remedy: (rule: string) => t('digest.finding.remedy', { remedy: sayOfRule(t, rule, 'remedy') }),

    /** What the listing sold; `null`: that is not known. */
    sales: ({ sales }: DigestFinding) =>
      sales
        ? t('digest.finding.sales', {
            days: sales.days,
            units: sales.units,
            hasRevenue: sales.revenue !== null,
            revenue: sales.revenue ?? '',
          })
        : null,

    resolved: ({ rule, findings, listings, titles }: ResolvedRule) =>
      t('digest.resolved.line', {
        rule: titleOfRule(t, rule),
        findings,
        where:
          listings === null
            ? t('home.store.title')
            : titles.map((title) => titleOf(voice, { title })).join(', '),
        more: Math.max(0, (listings ?? 0) - titles.length),
      }),

    /** Why rules could not be judged, each reason once. */
    notJudged: (rules: readonly NotJudged[]): string[] => {
      const said = Map.groupBy(rules, (rule) => `${rule.listings} ${whyNotJudged(voice, rule)}`);
      return [...said.values()].map((alike) => notJudgedLine(voice, alike));
    },
  };
}

/** Of listings: how to make the rule judgeable, since each of them has a reason of its own. */
function whyNotJudged({ t }: Voice, { rule, reason }: NotJudged): string {
  return reason === null ? sayOfRule(t, rule, 'supply') : t(reason.id, reason.data);
}

function notJudgedLine(voice: Voice, alike: readonly NotJudged[]): string {
  const { t, format } = voice;
  const [first] = alike;
  if (first === undefined) return '';
  const said = {
    rule: format.list(alike.map(({ rule }) => titleOfRule(t, rule))),
    reason: whyNotJudged(voice, first),
  };
  return first.listings === null
    ? t('digest.notJudged.store', said)
    : t('digest.notJudged', { ...said, listings: first.listings });
}
