import { Button, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useFormatter, useTranslate } from '~/components/language';
import { When } from '~/components/When';
import type { PriceEvent } from '~/core/prices/price-events';
import type { PriceStep } from '~/core/prices/price-steps';
import type { Range } from './price-line';

/** Rows that are shown at first, and by which more come. */
const AT_ONCE = 30;

/** Each price within the range, the latest first: since when, and why it moved. */
export function PriceTable(props: {
  steps: readonly PriceStep[];
  events: readonly PriceEvent[];
  range: Range;
  currency: string;
}) {
  const { steps, events, range, currency } = props;
  const t = useTranslate();
  const format = useFormatter();
  const [most, setMost] = useState(AT_ONCE);
  const money = (amount: number) => format.money({ amount, currency });
  const kinds = new Map(events.map(({ at, kind }) => [at, kind]));
  const within = steps.filter(({ from, to }) => to > range[0] && from < range[1]).toReversed();
  return (
    // Scrolls by itself, so that it has to be reached by keyboard.
    <div
      className="price-table"
      role="region"
      aria-label={t('listing.prices.asTable')}
      tabIndex={0}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t('listing.prices.column.from')}</th>
            <th scope="col">{t('listing.prices.column.price')}</th>
            <th scope="col">{t('listing.prices.column.why')}</th>
          </tr>
        </thead>
        <tbody>
          {within.slice(0, most).map(({ from, amount, compareAt, isImported }) => {
            const kind = kinds.get(from);
            return (
              <tr key={from}>
                <td>
                  <When instant={new Date(from).toISOString()} />
                </td>
                <td>
                  {money(amount)}
                  {compareAt !== null && (
                    <Text as="span" tone="subdued">
                      {' '}
                      <s>{money(compareAt)}</s>
                    </Text>
                  )}
                </td>
                <td>
                  {kind ? t(`listing.prices.event.${kind}`) : t('listing.prices.event.first')}
                  {isImported && ` ${t('listing.prices.byImport')}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {most < within.length && (
        <Button
          variant="plain"
          onClick={() => {
            setMost(most + AT_ONCE);
          }}
        >
          {t('listing.prices.more', { count: Math.min(AT_ONCE, within.length - most) })}
        </Button>
      )}
    </div>
  );
}
