import {
  ChoiceList,
  IndexFilters,
  IndexFiltersMode,
  useSetIndexFiltersMode,
} from '@shopify/polaris';
import { memo, startTransition, useState, type MouseEvent } from 'react';
import { useTranslate } from '~/components/language';
import { useDebouncedSearch } from '~/components/use-debounced-search';
import { SEVERITIES } from '~/core/audit/outcome';
import { SEASON_NAMES } from '~/core/calendar/season-mark';
import { AUDIENCES } from '~/core/listing/audience';
import {
  LISTING_STATES,
  SEASON_STATE_FILTERS,
  type ListingsQuery,
} from '~/services/catalogue/listings-query';
import { titleOfRule } from '~/locales/rule-title';
import { FIRST_PAGE, NO_FILTER, type ChangeQuery } from './listings-query';

const STATUSES = ['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'] as const;
const SORTS = [
  { sort: 'harm', direction: 'desc' },
  { sort: 'harm', direction: 'asc' },
  { sort: 'findings', direction: 'desc' },
  { sort: 'findings', direction: 'asc' },
  { sort: 'title', direction: 'asc' },
  { sort: 'title', direction: 'desc' },
  { sort: 'updated', direction: 'desc' },
  { sort: 'updated', direction: 'asc' },
] as const;

interface ListingsFiltersProps {
  query: ListingsQuery;
  rules: string[];
  loading: boolean;
  onChange: ChangeQuery;
}

/** The press that opens them is answered at once, by the place that they will take; they are drawn after it. */
export function ListingsFilters(props: ListingsFiltersProps) {
  const [isOpen, setIsOpen] = useState(isNarrowed(props.query));
  return (
    <div
      className={isOpen ? 'list-filters list-filters-open' : 'list-filters'}
      onMouseDown={isOpen ? undefined : keepFocus}
    >
      <Filters {...props} onOpen={setIsOpen} />
    </div>
  );
}

/** Polaris draws a tooltip for a button that gets the focus, and takes it away as the press ends: a phone is busy with that. */
function keepFocus(event: MouseEvent) {
  event.preventDefault();
}

function isNarrowed(query: ListingsQuery): boolean {
  return Object.keys(NO_FILTER).some((name) => query[name as keyof ListingsQuery]);
}

const Filters = memo(function Filters(
  props: ListingsFiltersProps & { onOpen: (isOpen: boolean) => void },
) {
  const { query, rules, loading, onChange, onOpen } = props;
  const t = useTranslate();
  const narrowed = isNarrowed(query);
  const { mode, setMode } = useSetIndexFiltersMode(
    narrowed ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  // Whoever comes for a narrowed list wants to see it, not to type.
  const [opensNarrowed] = useState(narrowed);
  const search = useDebouncedSearch(query.search ?? '', (text) => {
    onChange({ ...FIRST_PAGE, search: text || undefined }, { replace: true });
  });

  const filters = [
    choice('audience', AUDIENCES, (value) => t(`audience.${value}`)),
    choice('rule', rules, (value) => titleOfRule(t, value)),
    choice('severity', SEVERITIES, (value) => t(`severity.${value}`)),
    choice('status', STATUSES, (value) => t(`status.${value}`)),
    choice('state', LISTING_STATES, (value) => t(`listings.state.${value}`)),
    choice('since', ['baseline'], () => t('listings.since.baseline')),
    choice('season', SEASON_NAMES, (value) => t(`season.name.${value}`)),
    choice('seasonState', SEASON_STATE_FILTERS, (value) => t(`listings.seasonState.${value}`)),
  ];

  function choice<
    Name extends
      'audience' | 'rule' | 'severity' | 'status' | 'state' | 'since' | 'season' | 'seasonState',
  >(
    name: Name,
    values: readonly NonNullable<ListingsQuery[Name]>[],
    label: (value: NonNullable<ListingsQuery[Name]>) => string,
  ) {
    const chosen = query[name];
    return {
      filter: {
        key: name,
        label: t(`label.${name}`),
        pinned: true,
        filter: (
          <ChoiceList
            title={t(`label.${name}`)}
            titleHidden
            choices={values.map((value) => ({ value, label: label(value) }))}
            selected={chosen === undefined ? [] : [chosen]}
            onChange={([value]) => {
              onChange({ ...FIRST_PAGE, [name]: value });
            }}
          />
        ),
      },
      applied:
        chosen === undefined
          ? []
          : [
              {
                key: name,
                label: t('listings.filter.applied', {
                  name: t(`label.${name}`),
                  value: label(chosen),
                }),
                onRemove: () => {
                  onChange({ ...FIRST_PAGE, [name]: undefined });
                },
              },
            ],
    };
  }

  function clearAll() {
    search.forget();
    onChange(NO_FILTER);
  }

  const tabs = (['all', ...LISTING_STATES] as const).map((state) => ({
    id: state,
    content: t(`listings.state.${state}`),
  }));
  const selectedTab = query.state === undefined ? 0 : LISTING_STATES.indexOf(query.state) + 1;

  return (
    <IndexFilters
      mode={mode}
      setMode={(next) => {
        onOpen(next === IndexFiltersMode.Filtering);
        startTransition(() => {
          setMode(next);
        });
      }}
      loading={loading}
      canCreateNewView={false}
      tabs={tabs}
      selected={selectedTab}
      onSelect={(index) => {
        onChange({ ...FIRST_PAGE, state: LISTING_STATES[index - 1] });
      }}
      queryValue={search.text}
      queryPlaceholder={t('listings.search')}
      onQueryChange={search.type}
      onQueryClear={() => {
        search.type('');
      }}
      cancelAction={{ onAction: clearAll }}
      filters={filters.map(({ filter }) => filter)}
      appliedFilters={filters.map(({ applied }) => applied).flat()}
      onClearAll={clearAll}
      sortOptions={SORTS.map(({ sort, direction }) => ({
        value: `${sort} ${direction}` as const,
        label: t(`listings.sort.${sort}`),
        directionLabel: t(`listings.sort.${sort}.${direction}`),
      }))}
      sortSelected={[`${query.sort} ${query.direction}`]}
      onSort={([value]) => {
        const chosen = SORTS.find(({ sort, direction }) => `${sort} ${direction}` === value);
        if (chosen) onChange({ ...FIRST_PAGE, ...chosen });
      }}
      autoFocusSearchField={!opensNarrowed}
      disableKeyboardShortcuts
      isFlushWhenSticky
    />
  );
});
