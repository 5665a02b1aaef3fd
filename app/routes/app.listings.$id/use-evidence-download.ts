import { useState } from 'react';
import { showToast } from '~/components/app-bridge';
import { useTranslate } from '~/components/language';
import { listingPath } from '~/components/listing-links';
import { globalIdNumber } from '~/core/store/global-id';

/** Fetches the price evidence, since a plain link would lack the session token that App Bridge adds. */
export function useEvidenceDownload(listingId: string) {
  const t = useTranslate();
  const [loading, setLoading] = useState(false);

  async function download() {
    setLoading(true);
    try {
      const response = await fetch(`${listingPath(listingId)}/evidence.csv`);
      if (!response.ok) throw new Error(`The evidence answered ${response.status}`);
      const address = URL.createObjectURL(await response.blob());
      const link = document.createElement('a');
      link.href = address;
      link.download = `price-evidence-${globalIdNumber(listingId)}.csv`;
      link.click();
      URL.revokeObjectURL(address);
    } catch {
      showToast(t('listing.evidence.failed'));
    } finally {
      setLoading(false);
    }
  }

  return { download: () => void download(), loading };
}
