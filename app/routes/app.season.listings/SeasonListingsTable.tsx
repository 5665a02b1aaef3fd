import {
  Badge,
  Banner,
  Box,
  Card,
  EmptyState,
  IndexTable,
  InlineStack,
  Link,
  Text,
  TextField,
  Thumbnail,
  useBreakpoints,
  useIndexResourceState,
} from '@shopify/polaris';
import { ImageIcon } from '@shopify/polaris-icons';
import { useEffect, useState } from 'react';
import { useTranslate } from '~/components/language';
import { listingPath } from '~/components/listing-links';
import { NoListings } from '~/components/NoListings';
import { photoAddress } from '~/components/photo-address';
import type { SeasonCandidate, SeasonListingsView } from '~/services/season/views';
import type { FirstSync } from '~/services/sync/views';
import { MAX_SEARCH_LENGTH } from './season-listings-url';
import { useSeasonChoice } from './use-season-choice';

const THUMBNAIL_PX = 80;
const SEARCH_DELAY_MS = 300;

export type ShowListings = (
  change: Record<string, string | null>,
  options?: { replace: boolean },
) => void;

export function SeasonListingsTable(props: {
  listings: SeasonListingsView;
  loading: boolean;
  onShow: ShowListings;
}) {
  const { listings, loading, onShow } = props;
  const { rows, season, previous, next } = listings;
  const t = useTranslate();
  const { smDown } = useBreakpoints();
  const selection = useIndexResourceState(rows.map(({ id }) => ({ id })));
  const { choose, error, busy } = useSeasonChoice(season);

  function apply(isChosen: boolean) {
    choose(selection.selectedResources, isChosen);
    selection.clearSelection();
  }

  return (
    <>
      {error && (
        <Banner tone="critical">
          <p>{t(error.id, error.data)}</p>
        </Banner>
      )}
      <Card padding="0">
        <Box padding="300">
          <Search searched={listings.search} onShow={onShow} />
        </Box>
        <IndexTable
          itemCount={rows.length}
          loading={loading || busy}
          resourceName={{ singular: t('listings.one'), plural: t('listings.many') }}
          headings={[
            { title: t('listings.column.listing') },
            ...(smDown ? [] : [{ title: t('season.listings.column.mark') }]),
          ]}
          selectedItemsCount={
            selection.allResourcesSelected ? 'All' : selection.selectedResources.length
          }
          onSelectionChange={selection.handleSelectionChange}
          promotedBulkActions={[
            {
              content: t('season.listings.mark', { season }),
              onAction: () => {
                apply(true);
              },
            },
            {
              content: t('season.listings.unmark'),
              onAction: () => {
                apply(false);
              },
            },
          ]}
          emptyState={<NothingListed firstSync={listings.firstSync} onShow={onShow} />}
          pagination={
            previous === null && next === null
              ? undefined
              : {
                  hasPrevious: previous !== null,
                  hasNext: next !== null,
                  onPrevious: () => {
                    selection.clearSelection();
                    onShow({ before: previous });
                  },
                  onNext: () => {
                    selection.clearSelection();
                    onShow({ after: next });
                  },
                  accessibilityLabels: {
                    previous: t('listings.previous'),
                    next: t('listings.next'),
                  },
                }
          }
        >
          {rows.map((row, position) => (
            <IndexTable.Row
              key={row.id}
              id={row.id}
              position={position}
              selected={selection.selectedResources.includes(row.id)}
            >
              <IndexTable.Cell>
                <InlineStack gap="300" blockAlign="center" wrap={false}>
                  <Listing row={row} />
                </InlineStack>
                {smDown && <Mark row={row} />}
              </IndexTable.Cell>
              {!smDown && (
                <IndexTable.Cell>
                  <Mark row={row} />
                </IndexTable.Cell>
              )}
            </IndexTable.Row>
          ))}
        </IndexTable>
      </Card>
    </>
  );
}

function Listing({ row }: { row: SeasonCandidate }) {
  const t = useTranslate();
  return (
    <>
      <div className="listing-photo">
        {/* The title beside it says what it shows. */}
        <Thumbnail
          size="small"
          alt=""
          source={photoAddress(row.photoUrl, THUMBNAIL_PX) ?? ImageIcon}
        />
      </div>
      <div className="listing-title">
        <Link url={listingPath(row.id)} monochrome removeUnderline>
          <Text as="span" fontWeight="semibold" breakWord>
            {row.title.trim() === '' ? t('listing.untitled') : row.title}
          </Text>
        </Link>
      </div>
    </>
  );
}

function Mark({ row }: { row: SeasonCandidate }) {
  const t = useTranslate();
  if (row.isChosen) return <Badge tone="info">{t('season.listings.chosen')}</Badge>;
  if (row.isTagged) return <Badge tone="info">{t('season.listings.tagged')}</Badge>;
  return (
    <Text as="span" tone="subdued">
      {t('season.listings.notMarked')}
    </Text>
  );
}

/** What is being typed is searched for a moment later. */
function Search(props: { searched: string; onShow: ShowListings }) {
  const { searched, onShow } = props;
  const t = useTranslate();
  const [draft, setDraft] = useState(searched);
  useEffect(() => {
    if (draft.trim() === searched) return;
    const timer = setTimeout(() => {
      onShow({ search: draft.trim() }, { replace: true });
    }, SEARCH_DELAY_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [draft, searched, onShow]);
  return (
    <TextField
      label={t('season.listings.search')}
      type="search"
      autoComplete="off"
      maxLength={MAX_SEARCH_LENGTH}
      value={draft}
      onChange={setDraft}
      clearButton
      onClearButtonClick={() => {
        setDraft('');
      }}
    />
  );
}

function NothingListed(props: { firstSync: FirstSync | null; onShow: ShowListings }) {
  const { firstSync, onShow } = props;
  const t = useTranslate();
  return firstSync !== null ? (
    <NoListings firstSync={firstSync} />
  ) : (
    <EmptyState
      image="/nothing-found.svg"
      heading={t('listings.noMatch.title')}
      action={{
        content: t('listings.clear'),
        onAction: () => {
          onShow({ search: null });
        },
      }}
    >
      <p>{t('listings.noMatch.text')}</p>
    </EmptyState>
  );
}
