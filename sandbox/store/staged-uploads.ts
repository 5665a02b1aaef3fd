import { randomUUID } from 'node:crypto';

/** Where Shopify takes files, before something is made of them. */
export const STAGED_UPLOADS_HOST = 'shopify-staged-uploads.storage.googleapis.com';
/** As the recorded policies say. */
export const MOST_STAGED_BYTES = 20_971_520;

/** No picture is smaller. */
const SMALLEST_PICTURE_BYTES = 26;

interface StagedFile {
  fileName: string;
  mimeType: string;
  /** `null`: nothing was sent yet. */
  content: Uint8Array | null;
}

/** Targets that the store handed out, and what was sent to them. In memory, since a sandbox is given few files. */
export class StagedUploads {
  private readonly files = new Map<string, StagedFile>();

  /** Answers the key under which the file is taken. */
  stage(shopId: string, fileName: string, mimeType: string): string {
    const key = `tmp/${shopId}/products/${randomUUID()}/${fileName}`;
    this.files.set(key, { fileName, mimeType, content: null });
    return key;
  }

  /** `false`: no such target was handed out. */
  receive(key: string, content: Uint8Array): boolean {
    const file = this.files.get(key);
    if (file) file.content = content;
    return file !== undefined;
  }

  find(resourceUrl: string): StagedFile | null {
    const base = `https://${STAGED_UPLOADS_HOST}/`;
    return resourceUrl.startsWith(base)
      ? (this.files.get(resourceUrl.slice(base.length)) ?? null)
      : null;
  }
}

/** Whether a photo can be made of bytes: they begin as a picture does, and are not cut off at once. */
export function isPicture(content: Uint8Array): boolean {
  if (content.length < SMALLEST_PICTURE_BYTES) return false;
  const begin = Buffer.from(content.subarray(0, 12)).toString('latin1');
  return (
    begin.startsWith('\xff\xd8\xff') ||
    begin.startsWith('\x89PNG\r\n\x1a\n') ||
    begin.startsWith('GIF8') ||
    (begin.startsWith('RIFF') && begin.endsWith('WEBP'))
  );
}
