import { BlockStack, List, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { Modal } from '~/components/Modal';
import { sayTerms } from '~/components/terms-words';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { Formatter } from '~/locales/format';
import type { PlanPreview } from '~/services/promotions/views';

/** Exactly what is going to be made, or changed, in Shopify, before it is. */
export function ScheduleModal(props: {
  kind: 'schedule' | 'change';
  isRunning: boolean;
  plan: PlanInput;
  preview: PlanPreview;
  /** Of the plan, as instants. */
  startsAt: string;
  endsAt: string;
  timeZone: string;
  format: Formatter;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { kind, plan, preview, isBusy } = props;
  const t = useTranslate();
  return (
    <Modal
      title={t(`promotion.confirm.${kind}.title`)}
      primary={{ label: t(`promotion.confirm.${kind}.action`), onPress: props.onConfirm, isBusy }}
      onClose={props.onClose}
    >
      <BlockStack gap="300">
        {preview.blocking > 0 && (
          <Text as="p" fontWeight="semibold">
            {t('promotion.confirm.blocked', { blocking: preview.blocking })}
          </Text>
        )}
        {preview.judged < preview.listings && (
          <Text as="p">
            {t('promotion.confirm.judgesAll', {
              judged: preview.judged,
              listings: preview.listings,
            })}
          </Text>
        )}
        {plan.kind === 'salePrices' ? <OfSale {...props} /> : <OfDiscount {...props} />}
      </BlockStack>
    </Modal>
  );
}

/** What becomes of prices, and when. */
function OfSale(
  props: Pick<
    Parameters<typeof ScheduleModal>[0],
    'kind' | 'isRunning' | 'plan' | 'preview' | 'startsAt' | 'endsAt' | 'timeZone' | 'format'
  >,
) {
  const { kind, isRunning, plan, preview, startsAt, endsAt, timeZone, format } = props;
  const t = useTranslate();
  return (
    <>
      <Text as="p">
        {isRunning
          ? t('promotion.confirm.change.runningSale')
          : t(`promotion.confirm.${kind}.sale`, { listings: preview.listings })}
      </Text>
      <List>
        <WhenItem startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} format={format} />
        <List.Item>{t(`promotion.confirm.reach.${plan.reach}`)}</List.Item>
      </List>
      {!isRunning && <Text as="p">{t('promotion.confirm.sale.needsApp')}</Text>}
    </>
  );
}

/** What Shopify is asked to make, or to change. */
function OfDiscount(
  props: Pick<
    Parameters<typeof ScheduleModal>[0],
    'kind' | 'plan' | 'preview' | 'startsAt' | 'endsAt' | 'timeZone' | 'format'
  >,
) {
  const { kind, plan, preview, startsAt, endsAt, timeZone, format } = props;
  const t = useTranslate();
  const { discounts, combinesMoreThanPlanned } = preview.makes;
  const isByAudience = new Set(discounts.map(({ terms }) => terms.audiences.join(' '))).size > 1;
  return (
    <>
      <Text as="p">{t(`promotion.confirm.${kind}.text`, { count: discounts.length })}</Text>
      <List>
        {discounts.map(({ title, items, entries, terms }) => (
          <List.Item key={title}>
            {t(`promotion.confirm.discount.${items}`, { title, entries })}
            {` · ${sayTerms(t, terms)}`}
            {isByAudience &&
              ` · ${terms.audiences.map((each) => t(`audience.${each}`)).join(', ')}`}
          </List.Item>
        ))}
      </List>
      <List>
        <WhenItem startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} format={format} />
        <List.Item>
          {t(
            plan.triggerKind === 'code'
              ? 'promotion.confirm.withCode'
              : 'promotion.confirm.automatic',
          )}
        </List.Item>
        <List.Item>{t(`promotion.confirm.reach.${plan.reach}`)}</List.Item>
      </List>
      {combinesMoreThanPlanned && <Text as="p">{t('promotion.confirm.combinesMore')}</Text>}
      <Text as="p" tone="subdued">
        {t('promotion.confirm.after')}
      </Text>
    </>
  );
}

function WhenItem(
  props: Pick<Parameters<typeof ScheduleModal>[0], 'startsAt' | 'endsAt' | 'timeZone' | 'format'>,
) {
  const { startsAt, endsAt, timeZone, format } = props;
  const t = useTranslate();
  return (
    <List.Item>
      {t('promotion.confirm.when', {
        start: format.dateTime(startsAt),
        end: format.dateTime(endsAt),
        timeZone: format.timeZone(timeZone),
      })}
    </List.Item>
  );
}
