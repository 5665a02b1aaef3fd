import { BlockStack, ChoiceList, TextField } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { AUDIENCES } from '~/core/listing/audience';
import { MAX_TITLE_LENGTH } from '~/core/promotions/discount-title';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { MessageId } from '~/locales/messages';
import type { PlanningStore } from '~/services/promotions/views';
import { FrenchNameField } from './FrenchNameField';
import { PlanCard } from './PlanCard';
import { useErrorOf } from './use-error-of';
import type { PlanFields } from './use-plan-draft';

const REACHES = ['allBuyers', 'markets'] as const;

/** What it is called, whom it is for, and who gets it. `isFixed`: the name alone can be changed. */
export function AudienceCard(props: PlanFields & { store: PlanningStore; isFixed: boolean }) {
  const { store, isFixed, ...fields } = props;
  const { draft, change } = fields;
  const t = useTranslate();
  const errorOf = useErrorOf(fields.errors);
  const isSale = draft.kind === 'salePrices';
  const offered = AUDIENCES.filter(
    (audience) => store.audiences.includes(audience) || draft.audiences.includes(audience),
  );
  return (
    <PlanCard title={t('promotion.card.who')}>
      <BlockStack gap="400">
        <TextField
          label={t('promotion.field.name')}
          helpText={t(isSale ? 'promotion.field.name.sale' : 'promotion.field.name.help')}
          autoComplete="off"
          maxLength={MAX_TITLE_LENGTH}
          value={draft.name}
          error={errorOf('name')}
          onChange={(name) => {
            change({ name });
          }}
        />
        {!isSale && <FrenchNameField {...fields} store={store} />}
        <ChoiceList
          title={t('promotion.field.audiences')}
          disabled={isFixed}
          allowMultiple
          choices={offered.map((value) => ({ value, label: t(`audience.${value}`) }))}
          selected={draft.audiences}
          error={errorOf('audiences')}
          onChange={(chosen) => {
            change({ audiences: AUDIENCES.filter((audience) => chosen.includes(audience)) });
          }}
        />
        <ChoiceList
          title={t('promotion.field.reach')}
          disabled={isFixed}
          choices={REACHES.map((value) => ({
            value,
            label: t(`promotion.reach.${value}`),
            helpText: t(reachHelp(value, draft.kind, store.marketDiscounts)),
          }))}
          selected={[draft.reach]}
          onChange={([value]) => {
            const reach = REACHES.find((each) => each === value);
            if (reach) change({ reach });
          }}
        />
      </BlockStack>
    </PlanCard>
  );
}

/** `marketDiscounts`: whether the store supports discounts by market; sale prices go by its price lists. */
function reachHelp(
  reach: (typeof REACHES)[number],
  kind: PlanInput['kind'],
  marketDiscounts: boolean | null,
): MessageId {
  if (reach === 'allBuyers') return 'promotion.reach.allBuyers.help';
  if (kind === 'salePrices') return 'promotion.reach.markets.sale';
  return marketDiscounts === false
    ? 'promotion.reach.markets.unsupported'
    : 'promotion.reach.markets.help';
}
