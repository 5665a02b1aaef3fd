import { useState } from 'react';
import { showToast } from '~/components/app-bridge';
import { useLanguage, useTranslate } from '~/components/language';

export type ListName = 'french' | 'customs' | 'altTexts' | 'shopify';
export type ListFormat = 'csv' | 'xlsx';

/** Fetches a list, since a plain link would lack the session token that App Bridge adds. */
export function useListDownload() {
  const t = useTranslate();
  const language = useLanguage();
  const [loading, setLoading] = useState<string | null>(null);

  async function download(list: ListName, format: ListFormat) {
    setLoading(`${list} ${format}`);
    try {
      const address = new URLSearchParams({ list, format, language });
      const response = await fetch(`/app/fixes/file/export?${address.toString()}`);
      if (!response.ok) {
        // Where Shopify did not answer, or has no French to write.
        const hasNoFrench = (await response.text()).includes('noFrench');
        showToast(t(hasNoFrench ? 'worklist.export.noFrench' : 'worklist.export.failed'));
        return;
      }
      saveAs(await response.blob(), `borealist-${list}.${format}`);
    } catch {
      showToast(t('worklist.export.failed'));
    } finally {
      setLoading(null);
    }
  }

  return {
    download: (list: ListName, format: ListFormat) => void download(list, format),
    isLoading: (list: ListName, format: ListFormat) => loading === `${list} ${format}`,
    isBusy: loading !== null,
  };
}

function saveAs(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
