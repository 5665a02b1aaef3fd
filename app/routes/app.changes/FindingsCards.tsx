import { BlockStack, Card, Divider, InlineStack, Link, Text } from '@shopify/polaris';
import { Fragment, type ReactNode } from 'react';
import { AudienceTags } from '~/components/AudienceTags';
import { useTranslate } from '~/components/language';
import { listingPath, listingsPath } from '~/components/listing-links';
import { SeverityBadge } from '~/components/SeverityBadge';
import type { Digest, DigestFinding } from '~/core/digest/digest';
import type { DigestWords } from '~/locales/digest-words';

interface Content {
  digest: Digest;
  words: DigestWords;
}

/** What is not wrong any more. */
export function ResolvedCard({ digest: { resolved }, words }: Content) {
  const t = useTranslate();
  if (resolved.length === 0) return null;
  return (
    <Items
      title={t('digest.resolved.title')}
      items={resolved.map((rule) => (
        <Text key={rule.rule} as="p" breakWord>
          {words.resolved(rule)}
        </Text>
      ))}
    />
  );
}

/** Listings that an edit broke, with what is wrong since. */
export function BrokenCard({ digest, words }: Content) {
  const { brokenByEdits, brokenListings } = digest;
  const t = useTranslate();
  if (brokenByEdits.length === 0) return null;
  const more = brokenListings - brokenByEdits.length;
  return (
    <Items
      title={t('digest.broken.title')}
      items={brokenByEdits.map(({ listing, editedAt, findings }) => (
        <>
          <ItemTitle title={words.titleOf(listing)} url={listingPath(listing.id)} />
          <Text as="p" tone="subdued">
            {t('digest.broken.edited', { when: words.format.dateTime(editedAt) })}
          </Text>
          {findings.map((finding, index) => (
            <Text key={index} as="p" breakWord>
              {words.findingLine(finding)}
            </Text>
          ))}
        </>
      ))}
    >
      {more > 0 && (
        <Link url={listingsPath({ state: 'findings', sort: 'harm', direction: 'desc' })}>
          {t('digest.broken.more', { count: more })}
        </Link>
      )}
    </Items>
  );
}

/** What costs most, with the evidence. */
export function FixFirstCard({ digest: { fixFirst }, words }: Content) {
  const t = useTranslate();
  if (fixFirst.length === 0) return null;
  return (
    <Items
      title={t('digest.fixFirst.title')}
      items={fixFirst.map((finding) => (
        <Finding key={finding.rule} finding={finding} words={words} />
      ))}
    />
  );
}

function Finding({ finding, words }: { finding: DigestFinding; words: DigestWords }) {
  const { listing, severity, audiences } = finding;
  return (
    <>
      <InlineStack gap="200" blockAlign="center">
        <ItemTitle
          title={words.findingTitle(finding)}
          url={listing === null ? '/app/todo#store' : listingPath(listing.id)}
        />
        <SeverityBadge severity={severity} />
        <AudienceTags audiences={audiences} />
      </InlineStack>
      <Text as="p" breakWord>
        {words.findingLine(finding)}
      </Text>
    </>
  );
}

export function ItemTitle({ title, url }: { title: string; url: string }) {
  return (
    <Text as="h3" variant="headingSm" breakWord>
      <Link url={url}>{title}</Link>
    </Text>
  );
}

/** A card of items with a line between them; `children` stand at its end. */
export function Items(props: { title: string; items: ReactNode[]; children?: ReactNode }) {
  const { title, items, children } = props;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {items.map((item, index) => (
          <Fragment key={index}>
            {index > 0 && <Divider />}
            <BlockStack gap="100">{item}</BlockStack>
          </Fragment>
        ))}
        {children}
      </BlockStack>
    </Card>
  );
}
