import { Badge, BlockStack, IndexTable, InlineStack, Text } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import { ListingLink, ListingPhoto } from '~/components/ListingName';
import { ListTable } from '~/components/ListTable';
import { NothingListed } from '~/components/NoListings';
import { SeverityBadge } from '~/components/SeverityBadge';
import { StatusBadge } from '~/components/StatusBadge';
import { When } from '~/components/When';
import { SEVERITIES } from '~/core/audit/outcome';
import type { Readiness } from '~/core/audit/readiness';
import { AUDIENCES } from '~/core/listing/audience';
import type { ListingStatus } from '~/core/listing/listing';
import type { ListingRow } from '~/services/catalogue/ports';
import type { ListingsView } from '~/services/catalogue/views';
import { FIRST_PAGE, NO_FILTER, type ChangeQuery } from './listings-query';
import { useTicked } from './use-ticked';

export function ListingsTable(props: {
  listings: ListingsView;
  loading: boolean;
  onChange: ChangeQuery;
}) {
  const { listings, loading, onChange } = props;
  const t = useTranslate();
  const ticked = useTicked(listings.rows);
  return (
    <ListTable
      of="listings"
      rows={listings.rows}
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
      cells={(row) => <ListingCells row={row} />}
      condensed={(row) => <CondensedListing row={row} />}
      empty={
        <NothingListed
          firstSync={listings.firstSync}
          onClear={() => {
            onChange(NO_FILTER);
          }}
        />
      }
      loading={loading}
      pages={listings}
      selection={ticked.selection}
      onPage={(to) => {
        ticked.clear();
        onChange({ ...FIRST_PAGE, ...to });
      }}
    />
  );
}

function ListingCells({ row }: { row: ListingRow }) {
  return (
    <>
      <IndexTable.Cell>
        <InlineStack gap="300" blockAlign="center" wrap={false}>
          <ListingPhoto url={row.photoUrl} />
          <div className="listing-title">
            <ListingLink {...row} isPrimary />
          </div>
        </InlineStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <StatusBadge status={row.status} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div className="in-a-line">
          <OpenFindings row={row} isInLine />
        </div>
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
  const t = useTranslate();
  return (
    <InlineStack gap="300" blockAlign="start" wrap={false}>
      <ListingPhoto url={row.photoUrl} />
      <BlockStack gap="100">
        <div className="listing-title">
          <ListingLink {...row} isPrimary />
        </div>
        <OpenFindings row={row} />
        <div>
          <StatusBadge status={row.status} />
        </div>
        <InlineStack gap="200">
          <Text as="span" tone="subdued">
            {t('listings.ready')}
          </Text>
          {AUDIENCES.map((audience) => (
            <Text as="span" key={audience} tone="subdued">
              {t(`listings.ready.${audience}`)}{' '}
              <ReadyShare readiness={row.readiness[audience]} status={row.status} />
            </Text>
          ))}
        </InlineStack>
      </BlockStack>
    </InlineStack>
  );
}

function OpenFindings({ row, isInLine = false }: { row: ListingRow; isInLine?: boolean }) {
  const t = useTranslate();
  const present = SEVERITIES.filter((severity) => row.openFindings[severity] > 0);
  if (present.length === 0) return <Text as="span">{t('listings.noFindings')}</Text>;
  return (
    <InlineStack gap="100" wrap={!isInLine}>
      {present.map((severity) => (
        <SeverityBadge key={severity} severity={severity} count={row.openFindings[severity]} />
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
