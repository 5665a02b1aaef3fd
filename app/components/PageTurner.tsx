import { Box, Pagination } from '@shopify/polaris';
import { useChangeAddress } from './address';
import { useTranslate } from './language';

/** Turns pages of listings by what the address says; nothing where there is one page alone. */
export function PageTurner({ previous, next }: { previous: string | null; next: string | null }) {
  const t = useTranslate();
  const show = useChangeAddress();
  if (previous === null && next === null) return null;
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }} paddingBlockEnd="400">
      <Pagination
        hasPrevious={previous !== null}
        hasNext={next !== null}
        onPrevious={() => {
          show({ after: null, before: previous });
        }}
        onNext={() => {
          show({ after: next, before: null });
        }}
        accessibilityLabels={{ previous: t('listings.previous'), next: t('listings.next') }}
      />
    </Box>
  );
}
