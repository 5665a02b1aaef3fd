import { useTranslate } from '~/components/language';
import { listingPath } from '~/components/listing-links';
import { useCsvDownload } from '~/components/use-csv-download';
import { globalIdNumber } from '~/core/store/global-id';

export function useEvidenceDownload(listingId: string) {
  const t = useTranslate();
  return useCsvDownload(`${listingPath(listingId)}/evidence.csv`, {
    name: `price-evidence-${globalIdNumber(listingId)}.csv`,
    failed: t('listing.evidence.failed'),
  });
}
