import {
  Checkbox,
  IndexTable,
  IndexTableSelectionType,
  InlineStack,
  type IndexTableProps,
} from '@shopify/polaris';
import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { useTranslate } from './language';
import { useScreen } from './screen';

/** The page before and the one after; `null`: there is none. */
interface Neighbours {
  previous: string | null;
  next: string | null;
}

export type ToPage = { before: string } | { after: string };

export type ListTableSelection = Pick<
  IndexTableProps,
  'selectedItemsCount' | 'onSelectionChange' | 'promotedBulkActions'
> & {
  selected: readonly string[];
  /** Where a phone shows rows of its own: what a row is called, and what can be done with those that are ticked. */
  condensed?: { nameOf: (id: string) => string; actions: ReactNode };
};

/** The frame of every list that is shown page by page. */
export function ListTable<Row extends { id: string }>(props: {
  of: 'listings' | 'promotions';
  rows: readonly Row[];
  headings: IndexTableProps['headings'];
  /** The cells of a row. */
  cells: (row: Row) => ReactNode;
  /** What a phone shows of a row, in place of its cells. */
  condensed?: (row: Row) => ReactNode;
  empty: ReactNode;
  loading: boolean;
  pages: Neighbours;
  onPage: (to: ToPage) => void;
  selection?: ListTableSelection;
}) {
  const { of, rows, headings, cells, condensed, empty, loading, pages, onPage } = props;
  const { selected, condensed: ticking, ...selection } = props.selection ?? { selected: [] };
  const { previous, next } = pages;
  const t = useTranslate();
  const { smDown } = useScreen();
  const isCondensed = smDown && condensed !== undefined;
  // Polaris has no boxes in condensed rows.
  const boxOf = ({ id }: Row) =>
    ticking && (
      // A click that reaches the row opens what it is about.
      <div onClick={stay}>
        <Checkbox
          label={ticking.nameOf(id)}
          labelHidden
          checked={selected.includes(id)}
          onChange={(isTicked) => {
            props.selection?.onSelectionChange?.(IndexTableSelectionType.Single, isTicked, id);
          }}
        />
      </div>
    );
  const frame = useRef<HTMLDivElement>(null);
  // Polaris says in an attribute alone that some rows are ticked: screen readers then contradict what is seen.
  useEffect(() => {
    for (const box of frame.current?.querySelectorAll<HTMLInputElement>('[aria-checked]') ?? []) {
      box.indeterminate = box.ariaChecked === 'mixed';
    }
  });
  const table = (
    <IndexTable
      itemCount={rows.length}
      selectable={props.selection !== undefined}
      condensed={isCondensed}
      loading={loading}
      resourceName={{ singular: t(`${of}.one`), plural: t(`${of}.many`) }}
      headings={headings}
      emptyState={empty}
      pagination={
        previous === null && next === null
          ? undefined
          : {
              hasPrevious: previous !== null,
              hasNext: next !== null,
              onPrevious: () => {
                if (previous !== null) onPage({ before: previous });
              },
              onNext: () => {
                if (next !== null) onPage({ after: next });
              },
              accessibilityLabels: {
                previous: t('listings.previous'),
                next: t(`${of}.next`),
              },
            }
      }
      {...selection}
    >
      {rows.map((row, position) => (
        <IndexTable.Row
          key={row.id}
          id={row.id}
          position={position}
          selected={selected.includes(row.id)}
        >
          {isCondensed ? (
            <div className="card-row">
              <InlineStack gap="200" wrap={false}>
                {boxOf(row)}
                {condensed(row)}
              </InlineStack>
            </div>
          ) : (
            cells(row)
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
  return (
    <div ref={frame}>
      {table}
      {isCondensed && ticking && selected.length > 0 && (
        <div className="ticked-bar">{ticking.actions}</div>
      )}
    </div>
  );
}

function stay(event: MouseEvent) {
  event.stopPropagation();
}
