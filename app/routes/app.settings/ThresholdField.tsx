import { BlockStack, Box, Button, TextField } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { ThresholdView } from '~/services/settings/views';
import { shown } from './settings-form';
import type { DraftFields } from './use-settings-draft';

/** A number that the merchant may change, with the bounds within which it still means something. */
export function ThresholdField(props: DraftFields & { threshold: ThresholdView }) {
  const { draft, change, errors, threshold } = props;
  const t = useTranslate();
  const { field } = threshold;
  const label = t(`setting.${field}`);
  const value = draft.thresholds[field] ?? '';
  const figures = {
    default: shown(threshold, threshold.default),
    min: shown(threshold, threshold.min),
    max: shown(threshold, threshold.max),
  };
  const error = errors[`thresholds.${field}`];
  const set = (text: string) => {
    change({ thresholds: { ...draft.thresholds, [field]: text } });
  };

  return (
    <BlockStack gap="100">
      <TextField
        label={label}
        type="number"
        inputMode="decimal"
        autoComplete="off"
        suffix={t(`unit.${threshold.unit}`)}
        value={value}
        min={figures.min}
        max={figures.max}
        step={Number.isInteger(threshold.default) && threshold.unit !== 'ratio' ? 1 : 0.1}
        error={error && t(error.id, { ...error.data, ...figures })}
        helpText={t('settings.threshold.help', {
          ...figures,
          source: t(`setting.${field}.source`),
        })}
        onChange={set}
      />
      {Number(value) !== figures.default && (
        <Box>
          <Button
            variant="plain"
            accessibilityLabel={t('settings.threshold.resetOf', { setting: label })}
            onClick={() => {
              set(String(figures.default));
            }}
          >
            {t('settings.threshold.reset')}
          </Button>
        </Box>
      )}
    </BlockStack>
  );
}
