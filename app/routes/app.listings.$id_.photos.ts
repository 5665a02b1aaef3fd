import { open } from 'node:fs/promises';
import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { statusOf, strangeFormOf } from '~/components/answers';
import type { AddPhotoTold } from '~/components/use-add-photo';
import { getContainer } from '~/container.server';
import {
  LONGEST_ALT_TEXT,
  MOST_PHOTO_BYTES,
  photoTypeOf,
  TELLING_BYTES,
} from '~/core/changes/photo-file';
import { listingIdOf } from '~/form.server';
import { authenticate } from '~/shopify.server';
import { withUploadedFile } from './app.orders.import/uploaded-file.server';

export { headers } from '~/components/page-headers';

const form = z.object({
  alt: z.string().max(LONGEST_ALT_TEXT),
  showsPackaging: z.enum(['true', 'false']),
});

/** Adds a photo to a listing. It goes by the disk, in chunks: no photo is ever held in memory. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { session, sessionToken } = await authenticate.admin(request);
  const listingId = listingIdOf(params.id);
  const upload = await withUploadedFile(
    request,
    { field: 'photo', maxBytes: MOST_PHOTO_BYTES },
    async (path, fields): Promise<AddPhotoTold> => {
      const read = form.safeParse({
        alt: fields.get('alt'),
        showsPackaging: fields.get('showsPackaging'),
      });
      if (!read.success) return strangeFormOf(read.error);
      const { services } = await getContainer();
      return services.changes.addPhoto(session.shop, {
        listingId,
        file: { path, ...(await lookAt(path)) },
        alt: read.data.alt,
        showsPackaging: read.data.showsPackaging === 'true',
        by: sessionToken.sub,
      });
    },
  );
  const answer = upload.done ? upload.value : upload;
  return Response.json(answer, { status: statusOf(answer) });
}

/** What a file is, by what is in it: its name and what the browser says of it count for nothing. */
async function lookAt(path: string) {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(TELLING_BYTES), 0, TELLING_BYTES, 0);
    const { size } = await file.stat();
    return { bytes: size, type: photoTypeOf(buffer) };
  } finally {
    await file.close();
  }
}
