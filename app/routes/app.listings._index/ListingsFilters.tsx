import {
  ChoiceList,
  IndexFilters,
  IndexFiltersMode,
  useSetIndexFiltersMode,
} from '@shopify/polaris';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from '~/components/language';
import { SEVERITIES } from '~/core/audit/outcome';
import { AUDIENCES } from '~/core/listing/audience';
import { LISTING_STATES, type ListingsQuery } from '~/services/views';
import { FIRST_PAGE, NO_FILTER, ruleTitle, type ChangeQuery } from './listings-query';

const SEARCH_DELAY_MS = 300;
const STATUSES = ['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'] as const;
const SORTS = [
  { sort: 'findings', direction: 'desc' },
  { sort: 'findings', direction: 'asc' },
  { sort: 'title', direction: 'asc' },
  { sort: 'title', direction: 'desc' },
  { sort: 'updated', direction: 'desc' },
  { sort: 'updated', direction: 'asc' },
] as const;

export function ListingsFilters(props: {
  query: ListingsQuery;
  rules: string[];
  loading: boolean;
  onChange: ChangeQuery;
}) {
  const { query, rules, loading, onChange } = props;
  const t = useTranslate();
  const narrowed = Object.keys(NO_FILTER).some((name) => query[name as keyof ListingsQuery]);
  const { mode, setMode } = useSetIndexFiltersMode(
    narrowed ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  // Whoever comes for a narrowed list wants to see it, not to type.
  const [opensNarrowed] = useState(narrowed);
  const [search, setSearch] = useDebouncedSearch(query.search ?? '', onChange);

  const filters = [
    choice('audience', AUDIENCES, (value) => t(`audience.${value}`)),
    choice('rule', rules, (value) => ruleTitle(t, rules, value)),
    choice('severity', SEVERITIES, (value) => t(`severity.${value}`)),
    choice('status', STATUSES, (value) => t(`status.${value}`)),
    choice('state', LISTING_STATES, (value) => t(`listings.state.${value}`)),
  ];

  function choice<Name extends 'audience' | 'rule' | 'severity' | 'status' | 'state'>(
    name: Name,
    values: readonly NonNullable<ListingsQuery[Name]>[],
    label: (value: NonNullable<ListingsQuery[Name]>) => string,
  ) {
    const chosen = query[name];
    const remove = () => onChange({ ...FIRST_PAGE, [name]: undefined });
    return {
      key: name,
      label: t(`listings.filter.${name}`),
      pinned: true,
      filter: (
        <ChoiceList
          title={t(`listings.filter.${name}`)}
          titleHidden
          choices={values.map((value) => ({ value, label: label(value) }))}
          selected={chosen === undefined ? [] : [chosen]}
          onChange={([value]) => onChange({ ...FIRST_PAGE, [name]: value })}
        />
      ),
      applied:
        chosen === undefined
          ? undefined
          : {
              key: name,
              label: t('listings.filter.applied', {
                name: t(`listings.filter.${name}`),
                value: label(chosen),
              }),
              onRemove: remove,
            },
    };
  }

  const tabs = ['all', ...LISTING_STATES].map((state) => ({
    id: state,
    content: t(`listings.state.${state}`),
  }));
  const selectedTab = query.state === undefined ? 0 : LISTING_STATES.indexOf(query.state) + 1;

  return (
    <IndexFilters
      mode={mode}
      setMode={setMode}
      loading={loading}
      canCreateNewView={false}
      tabs={tabs}
      selected={selectedTab}
      onSelect={(index) => onChange({ ...FIRST_PAGE, state: LISTING_STATES[index - 1] })}
      queryValue={search}
      queryPlaceholder={t('listings.search')}
      onQueryChange={setSearch}
      onQueryClear={() => setSearch('')}
      cancelAction={{ onAction: () => onChange(NO_FILTER) }}
      filters={filters.map(({ applied: _, ...filter }) => filter)}
      appliedFilters={filters.flatMap(({ applied }) => applied ?? [])}
      onClearAll={() => onChange(NO_FILTER)}
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
    />
  );
}

/** Keeps what is being typed apart from what is searched for, which follows a moment later. */
function useDebouncedSearch(searched: string, onChange: ChangeQuery) {
  const [typed, setTyped] = useState(searched);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // Back, forward and "clear all" change what is searched for from outside.
  useEffect(() => setTyped(searched), [searched]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function type(value: string) {
    setTyped(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      onChange({ ...FIRST_PAGE, search: value.trim() || undefined }, { replace: true });
    }, SEARCH_DELAY_MS);
  }
  return [typed, type] as const;
}
