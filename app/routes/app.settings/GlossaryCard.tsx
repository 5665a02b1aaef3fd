import { Card, TextField } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { MAX_GLOSSARY_TERMS } from '~/core/audit/glossary-limits';
import type { DraftFields } from './use-settings-draft';

export function GlossaryCard({ draft, change, errors }: DraftFields) {
  const t = useTranslate();
  const terms = draft.glossary.split('\n').filter((term) => term.trim() !== '').length;
  return (
    <Card>
      <TextField
        label={t('settings.glossary.label')}
        helpText={t('settings.glossary.help', { terms, most: MAX_GLOSSARY_TERMS })}
        multiline={6}
        maxHeight={320}
        autoComplete="off"
        value={draft.glossary}
        error={errors.glossary && t(errors.glossary.id, errors.glossary.data)}
        onChange={(glossary) => {
          change({ glossary });
        }}
      />
    </Card>
  );
}
