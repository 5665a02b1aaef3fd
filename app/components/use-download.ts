import { useState } from 'react';
import type { MessageId } from '~/locales/messages';
import { showToast } from './app-bridge';
import { useLanguage, useTranslate } from './language';

/** Fetches files, since a plain link would lack the session token that App Bridge adds. */
export function useDownload(path: string, sayWhyNot?: (body: string) => MessageId) {
  const t = useTranslate();
  const language = useLanguage();
  const [loading, setLoading] = useState<string | null>(null);

  async function download(list: string, format: string) {
    setLoading(`${list} ${format}`);
    try {
      const address = new URLSearchParams({ list, format, language });
      const response = await fetch(`${path}?${address.toString()}`);
      if (response.ok) saveAs(await response.blob(), `borealist-${list}.${format}`);
      else showToast(t(sayWhyNot?.(await response.text()) ?? 'worklist.export.failed'));
    } catch {
      showToast(t('worklist.export.failed'));
    } finally {
      setLoading(null);
    }
  }

  return {
    download: (list: string, format: string) => void download(list, format),
    isLoading: (list: string, format: string) => loading === `${list} ${format}`,
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
