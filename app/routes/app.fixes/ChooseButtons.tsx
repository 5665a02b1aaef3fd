import { Button, InlineStack } from '@shopify/polaris';
import { useTranslate } from '~/components/language';

/** Chooses all of what a page of many shows, or none of it. `onLeave`: told which are left out. */
export function ChooseButtons(props: {
  ids: readonly string[];
  onLeave: (left: ReadonlySet<string>) => void;
}) {
  const { ids, onLeave } = props;
  const t = useTranslate();
  return (
    <InlineStack gap="400">
      <Button
        variant="plain"
        onClick={() => {
          onLeave(new Set());
        }}
      >
        {t('bulk.all')}
      </Button>
      <Button
        variant="plain"
        onClick={() => {
          onLeave(new Set(ids));
        }}
      >
        {t('bulk.noneOfThem')}
      </Button>
    </InlineStack>
  );
}
