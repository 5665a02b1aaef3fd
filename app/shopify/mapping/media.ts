import { z } from 'zod';
import type { Media } from '~/core/listing/listing';
import { globalIdType } from '~/core/store/global-id';
import type { NoteUnknown } from '../unknown-values';

const imageSchema = z.object({
  url: z.string().nullish(),
  altText: z.string().nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
});

/** `Media` as bulk operations and queries give it; older queries name the image's fields directly. */
export const mediaSchema = imageSchema.extend({
  id: z.string(),
  alt: z.string().nullish(),
  /** `null` while Shopify is still processing the file. */
  image: imageSchema.nullish(),
  preview: z.object({ image: imageSchema.nullish() }).nullish(),
});

export type MediaSource = z.infer<typeof mediaSchema>;

const KINDS: Record<string, Media['kind']> = {
  MediaImage: 'IMAGE',
  ProductImage: 'IMAGE',
  Video: 'VIDEO',
  ExternalVideo: 'EXTERNAL_VIDEO',
  Model3d: 'MODEL_3D',
};

/** `null` where the id is not one of a medium, or of a kind that is not known: such a medium is no photo. */
export function mediaKind(id: string, note: NoteUnknown): Media['kind'] | null {
  const type = globalIdType(id) ?? '';
  const kind = KINDS[type];
  if (kind === undefined) note('Media', type);
  return kind ?? null;
}

/** A video's or model's `url` is that of its still image. */
export function toMedia(source: MediaSource, kind: Media['kind']): Media {
  const image = source.image ?? source.preview?.image ?? source;
  const alt = source.alt !== undefined ? source.alt : image.altText;
  return {
    id: source.id,
    kind,
    url: image.url ?? null,
    ...(alt !== undefined && { alt }),
    ...(image.width !== undefined && { widthPx: image.width }),
    ...(image.height !== undefined && { heightPx: image.height }),
  };
}
