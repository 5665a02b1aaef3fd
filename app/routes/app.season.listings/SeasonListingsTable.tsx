import {
  Badge,
  Banner,
  Box,
  Card,
  IndexTable,
  InlineStack,
  Text,
  TextField,
  useIndexResourceState,
  type IndexTableProps,
} from '@shopify/polaris';
import type { useChangeAddress } from '~/components/address';
import { useTranslate } from '~/components/language';
import { ListingLink, ListingPhoto } from '~/components/ListingName';
import { ListTable } from '~/components/ListTable';
import { NothingListed } from '~/components/NoListings';
import { useScreen } from '~/components/screen';
import { useDebouncedSearch } from '~/components/use-debounced-search';
import type { SeasonCandidate, SeasonListingsView } from '~/services/season/views';
import { useSeasonChoice } from './use-season-choice';

const FIRST_PAGE = { after: null, before: null };

export type ShowListings = ReturnType<typeof useChangeAddress>;

export function SeasonListingsTable(props: {
  listings: SeasonListingsView;
  loading: boolean;
  onShow: ShowListings;
}) {
  const { listings, loading, onShow } = props;
  const { rows, season } = listings;
  const t = useTranslate();
  const { smDown } = useScreen();
  const selection = useIndexResourceState(rows.map(({ id }) => ({ id })));
  const { choose, error, busy } = useSeasonChoice(season);

  const marking = (content: string, isChosen: boolean) => ({
    content,
    onAction: () => {
      choose(selection.selectedResources, isChosen);
      selection.clearSelection();
    },
  });
  const headings: IndexTableProps['headings'] = [{ title: t('listings.column.listing') }];
  if (!smDown) headings.push({ title: t('season.listings.column.mark') });

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
        <ListTable
          of="listings"
          rows={rows}
          headings={headings}
          cells={(row) => <Cells row={row} isNarrow={smDown} />}
          empty={
            <NothingListed
              firstSync={listings.firstSync}
              onClear={() => {
                onShow({ ...FIRST_PAGE, search: null });
              }}
            />
          }
          loading={loading || busy}
          pages={listings}
          onPage={(to) => {
            selection.clearSelection();
            onShow({ ...FIRST_PAGE, ...to });
          }}
          selection={{
            selected: selection.selectedResources,
            selectedItemsCount: selection.allResourcesSelected
              ? 'All'
              : selection.selectedResources.length,
            onSelectionChange: selection.handleSelectionChange,
            promotedBulkActions: [
              marking(t('season.listings.mark', { season }), true),
              marking(t('season.listings.unmark'), false),
            ],
          }}
        />
      </Card>
    </>
  );
}

function Cells({ row, isNarrow }: { row: SeasonCandidate; isNarrow: boolean }) {
  return (
    <>
      <IndexTable.Cell>
        <InlineStack gap="300" blockAlign="center" wrap={false}>
          <ListingPhoto url={row.photoUrl} />
          <div className="listing-title">
            <ListingLink {...row} />
          </div>
        </InlineStack>
        {isNarrow && <Mark row={row} />}
      </IndexTable.Cell>
      {!isNarrow && (
        <IndexTable.Cell>
          <Mark row={row} />
        </IndexTable.Cell>
      )}
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

function Search(props: { searched: string; onShow: ShowListings }) {
  const { searched, onShow } = props;
  const t = useTranslate();
  const search = useDebouncedSearch(searched, (text) => {
    onShow({ ...FIRST_PAGE, search: text }, { replace: true });
  });
  return (
    <TextField
      label={t('season.listings.search')}
      type="search"
      autoComplete="off"
      value={search.text}
      onChange={search.type}
      clearButton
      onClearButtonClick={() => {
        search.type('');
      }}
    />
  );
}
