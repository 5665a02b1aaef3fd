import {
  Badge,
  BlockStack,
  EmptyState,
  IndexTable,
  InlineStack,
  Link,
  Text,
  Thumbnail,
  useBreakpoints,
} from '@shopify/polaris';
import { ImageIcon } from '@shopify/polaris-icons';
import { useFormatter, useTranslate } from '~/components/language';
import { listingPath } from '~/components/listing-links';
import { NoListings } from '~/components/NoListings';
import { photoAddress } from '~/components/photo-address';
import { SeverityBadge } from '~/components/SeverityBadge';
import { StatusBadge } from '~/components/StatusBadge';
import { When } from '~/components/When';
import { SEVERITIES } from '~/core/audit/outcome';
import type { Readiness } from '~/core/audit/readiness';
import { AUDIENCES } from '~/core/listing/audience';
import type { ListingStatus } from '~/core/listing/listing';
import type { ListingRow } from '~/services/catalogue/ports';
import type { ListingsView } from '~/services/catalogue/views';
import { NO_FILTER, type ChangeQuery } from './listings-query';

const THUMBNAIL_PX = 80;

export function ListingsTable(props: {
  listings: ListingsView;
  loading: boolean;
  onChange: ChangeQuery;
}) {
  const { listings, loading, onChange } = props;
  const { rows, previous, next } = listings;
  const t = useTranslate();
  const { smDown } = useBreakpoints();

  return (
    <IndexTable
      itemCount={rows.length}
      selectable={false}
      condensed={smDown}
      loading={loading}
      resourceName={{ singular: t('listings.one'), plural: t('listings.many') }}
      headings={[
        { title: t('listings.column.listing') },
        { title: t('listings.column.status') },
        { title: t('listings.column.findings') },
        ...AUDIENCES.map((audience) => ({
          id: audience,
          title: t(`listings.column.ready.${audience}`),
        })),
        { title: t('listings.column.updated') },
      ]}
      emptyState={<NothingListed listings={listings} onChange={onChange} />}
      pagination={
        previous === null && next === null
          ? undefined
          : {
              hasPrevious: previous !== null,
              hasNext: next !== null,
              onPrevious: () => {
                onChange({ before: previous ?? undefined, after: undefined });
              },
              onNext: () => {
                onChange({ after: next ?? undefined, before: undefined });
              },
              accessibilityLabels: {
                previous: t('listings.previous'),
                next: t('listings.next'),
              },
            }
      }
    >
      {rows.map((row, position) => (
        <IndexTable.Row key={row.id} id={row.id} position={position}>
          {smDown ? <CondensedListing row={row} /> : <ListingCells row={row} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function ListingCells({ row }: { row: ListingRow }) {
  return (
    <>
      <IndexTable.Cell>
        <InlineStack gap="300" blockAlign="center" wrap={false}>
          <Photo row={row} />
          <ListingLink row={row} />
        </InlineStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <StatusBadge status={row.status} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <OpenFindings row={row} />
      </IndexTable.Cell>
      {AUDIENCES.map((audience) => (
        <IndexTable.Cell key={audience}>
          <ReadyShare readiness={row.readiness[audience]} status={row.status} />
        </IndexTable.Cell>
      ))}
      <IndexTable.Cell>{row.updatedAt && <When instant={row.updatedAt} />}</IndexTable.Cell>
    </>
  );
}

function CondensedListing({ row }: { row: ListingRow }) {
  return (
    <div style={{ padding: 'var(--p-space-300) var(--p-space-400)', width: '100%' }}>
      <InlineStack gap="300" blockAlign="start" wrap={false}>
        <Photo row={row} />
        <BlockStack gap="100">
          <ListingLink row={row} />
          <OpenFindings row={row} />
          <div>
            <StatusBadge status={row.status} />
          </div>
        </BlockStack>
      </InlineStack>
    </div>
  );
}

function Photo({ row }: { row: ListingRow }) {
  return (
    <div className="listing-photo">
      {/* The title beside it says what it shows. */}
      <Thumbnail
        size="small"
        alt=""
        source={photoAddress(row.photoUrl, THUMBNAIL_PX) ?? ImageIcon}
      />
    </div>
  );
}

function ListingLink({ row }: { row: ListingRow }) {
  const t = useTranslate();
  return (
    <div className="listing-title">
      <Link url={listingPath(row.id)} dataPrimaryLink monochrome removeUnderline>
        <Text as="span" fontWeight="semibold" breakWord>
          {row.title.trim() === '' ? t('listing.untitled') : row.title}
        </Text>
      </Link>
    </div>
  );
}

function OpenFindings({ row }: { row: ListingRow }) {
  const t = useTranslate();
  const format = useFormatter();
  const present = SEVERITIES.filter((severity) => row.openFindings[severity] > 0);
  if (present.length === 0) return <Text as="span">{t('listings.noFindings')}</Text>;
  return (
    <InlineStack gap="100">
      {present.map((severity) => (
        <SeverityBadge
          key={severity}
          severity={severity}
          count={format.count(row.openFindings[severity])}
        />
      ))}
    </InlineStack>
  );
}

/** An archived listing is not judged, since nobody can buy it: that is not unknown. */
function ReadyShare(props: { readiness: Readiness; status: ListingStatus }) {
  const { readiness, status } = props;
  const t = useTranslate();
  const format = useFormatter();
  if (readiness.share === null) {
    return status === 'ARCHIVED' ? (
      <Text as="span" tone="subdued">
        {t('status.ARCHIVED')}
      </Text>
    ) : (
      <Badge>{t('readiness.unknown')}</Badge>
    );
  }
  return (
    <Text as="span" numeric>
      {format.percent(readiness.share)}
    </Text>
  );
}

function NothingListed(props: { listings: ListingsView; onChange: ChangeQuery }) {
  const { listings, onChange } = props;
  const t = useTranslate();
  if (listings.firstSync !== null) return <NoListings firstSync={listings.firstSync} />;
  return (
    <EmptyState
      image="/nothing-found.svg"
      heading={t('listings.noMatch.title')}
      action={{
        content: t('listings.clear'),
        onAction: () => {
          onChange(NO_FILTER);
        },
      }}
    >
      <p>{t('listings.noMatch.text')}</p>
    </EmptyState>
  );
}
