import { IndexTable, useBreakpoints, type IndexTableProps } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslate } from './language';

/** The page before and the one after; `null`: there is none. */
interface Neighbours {
  previous: string | null;
  next: string | null;
}

export type ToPage = { before: string } | { after: string };

type Selection = Pick<
  IndexTableProps,
  'selectedItemsCount' | 'onSelectionChange' | 'promotedBulkActions'
> & { selected: readonly string[] };

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
  selection?: Selection;
}) {
  const { of, rows, headings, cells, condensed, empty, loading, pages, onPage } = props;
  const { selected, ...selection } = props.selection ?? { selected: [] };
  const { previous, next } = pages;
  const t = useTranslate();
  const { smDown } = useBreakpoints();
  const isCondensed = smDown && condensed !== undefined;
  return (
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
          {isCondensed ? <div className="card-row">{condensed(row)}</div> : cells(row)}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
