import { useState } from 'react';
import { showToast } from './app-bridge';

/** Fetches a file of the app's, since a plain link would lack the session token that App Bridge adds. `failed`: what is said then. */
export function useCsvDownload(
  address: string,
  { name, failed }: { name: string; failed: string },
) {
  const [loading, setLoading] = useState(false);

  async function download() {
    setLoading(true);
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${address} answered ${response.status}`);
      const file = URL.createObjectURL(await response.blob());
      const link = document.createElement('a');
      link.href = file;
      link.download = name;
      link.click();
      URL.revokeObjectURL(file);
    } catch {
      showToast(failed);
    } finally {
      setLoading(false);
    }
  }

  return { download: () => void download(), loading };
}
