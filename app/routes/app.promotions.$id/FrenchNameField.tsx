import { BlockStack, Button, TextField } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { MAX_TITLE_LENGTH } from '~/core/promotions/discount-title';
import { suggestedFrenchName } from '~/core/promotions/french-names';
import type { PlanInput } from '~/core/promotions/plan-input';
import type { PlanningStore } from '~/services/promotions/views';
import { useErrorOf } from './use-error-of';
import type { PlanFields } from './use-plan-draft';

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** What buyers in Quebec read: Shopify does not translate discounts. Offered where any of them may see it. */
export function FrenchNameField({ store, ...fields }: PlanFields & { store: PlanningStore }) {
  const { draft, change, errors } = fields;
  const t = useTranslate();
  const errorOf = useErrorOf(errors);
  const seenBy = draft.reach === 'allBuyers' ? store.audiences : draft.audiences;
  if (draft.frenchName === '' && !seenBy.some((audience) => audience !== 'US')) return null;
  const suggested = suggestionFor(draft);
  return (
    <BlockStack gap="100" inlineAlign="start">
      <div className="full-width">
        <TextField
          label={t('promotion.field.frenchName')}
          helpText={t('promotion.field.frenchName.help')}
          autoComplete="off"
          maxLength={MAX_TITLE_LENGTH}
          value={draft.frenchName}
          error={errorOf('frenchName')}
          onChange={(frenchName) => {
            change({ frenchName });
          }}
        />
      </div>
      {suggested !== null && suggested !== draft.frenchName && (
        <Button
          variant="plain"
          onClick={() => {
            change({ frenchName: suggested });
          }}
        >
          {t('promotion.field.frenchName.use', { name: suggested })}
        </Button>
      )}
    </BlockStack>
  );
}

function suggestionFor({ name, startsAt, endsAt }: PlanInput): string | null {
  const [first] = DAY.exec(startsAt) ?? [];
  const [last] = DAY.exec(endsAt) ?? [];
  if (first === undefined || last === undefined || last < first) return null;
  return suggestedFrenchName(name, { first, last });
}
