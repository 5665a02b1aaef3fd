import { Checkbox, Icon, Select } from '@shopify/polaris';
import { SortAscendingIcon, SortDescendingIcon, SortIcon } from '@shopify/polaris-icons';
import { useTranslate } from '~/components/language';
import type { Suggestion } from '~/core/promotions/suggestions/suggestion';
import { SuggestionRow } from './SuggestionRow';
import { nextSort, SORT_COLUMNS, type Sort, type SortColumn } from './suggestion-sort';

/** Sorted by its columns' heads; on a phone, where a row is a card, by a field above. */
export function SuggestionsTable(props: {
  suggestions: readonly Suggestion[];
  selected: ReadonlySet<string>;
  sort: Sort;
  onSort: (sort: Sort) => void;
  onSelect: (ids: readonly string[], isOn: boolean) => void;
}) {
  const { suggestions, selected, sort, onSort, onSelect } = props;
  const t = useTranslate();
  const ids = suggestions.map(({ listingId }) => listingId);
  const count = ids.filter((id) => selected.has(id)).length;
  const selectAll = (isLabelHidden: boolean) => (
    <Checkbox
      label={t('suggestions.list.selectAll')}
      labelHidden={isLabelHidden}
      checked={count === 0 ? false : count === ids.length ? true : 'indeterminate'}
      onChange={(isOn) => {
        onSelect(ids, isOn);
      }}
    />
  );
  return (
    <>
      <div className="suggestions-sort">
        <Select
          label={t('suggestions.sort')}
          options={[
            { value: '', label: t('suggestions.sort.best') },
            ...SORT_COLUMNS.map((by) => ({ value: by, label: t(`suggestions.column.${by}`) })),
          ]}
          value={sort?.by ?? ''}
          onChange={(value) => {
            const by = SORT_COLUMNS.find((column) => column === value);
            onSort(by === undefined ? null : nextSort(null, by));
          }}
        />
        {selectAll(false)}
      </div>
      <table className="suggestions">
        <thead>
          <tr>
            <th scope="col">{selectAll(true)}</th>
            {SORT_COLUMNS.map((by) => (
              <ColumnHead key={by} by={by} sort={sort} onSort={onSort} />
            ))}
            <th scope="col">{t('suggestions.reasons')}</th>
          </tr>
        </thead>
        <tbody>
          {suggestions.map((suggestion) => (
            <SuggestionRow
              key={suggestion.listingId}
              suggestion={suggestion}
              isSelected={selected.has(suggestion.listingId)}
              onSelect={(isOn) => {
                onSelect([suggestion.listingId], isOn);
              }}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

function ColumnHead(props: { by: SortColumn; sort: Sort; onSort: (sort: Sort) => void }) {
  const { by, sort, onSort } = props;
  const t = useTranslate();
  const isSorted = sort?.by === by;
  const isDescending = isSorted && sort.isDescending;
  return (
    <th
      scope="col"
      className={by === 'listing' ? undefined : 'figure'}
      aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        onClick={() => {
          onSort(nextSort(sort, by));
        }}
      >
        {t(`suggestions.column.${by}`)}
        <Icon
          source={isSorted ? (isDescending ? SortDescendingIcon : SortAscendingIcon) : SortIcon}
          tone={isSorted ? 'base' : 'subdued'}
        />
      </button>
    </th>
  );
}
