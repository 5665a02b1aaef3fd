import type { FileUpdateInput } from '../../../schema/generated/inputs.generated';
import { gid, parseGid } from '../../../store/ids';
import type { MediaRecord } from '../../../store/records';
import type { SandboxStore } from '../../../store/sandbox-store';
import { userError, type UserError } from '../../errors';
import type { RequestContext, Resolvers } from '../../resolver';
import { publishedTranslations, type TranslationArguments } from '../translations/sources';

const MAX_ALT_LENGTH = 512;

const shared: Resolvers[string] = {
  id: (media: MediaRecord) => gid(media.__typename, media.id),
  mediaContentType: (media: MediaRecord) => media.kind,
  status: () => 'READY',
  fileStatus: () => 'READY',
  createdAt: (media: MediaRecord) => media.updatedAt,
  preview: (media: MediaRecord) => ({ image: imageOf(media), status: 'READY' }),
};

/** Photos, videos and models, all of them ready. */
export const mediaResolvers: Resolvers = {
  MediaImage: {
    ...shared,
    mimeType: (media: MediaRecord) => mimeType(media.url),
    image: imageOf,
    translations: (media: MediaRecord, args: TranslationArguments, { store }: RequestContext) =>
      publishedTranslations(store, gid('MediaImage', media.id), args),
  },
  Video: shared,
  ExternalVideo: {
    ...shared,
    originUrl: (media: MediaRecord) => media.url,
    embedUrl: (media: MediaRecord) => media.url,
  },
  Model3d: shared,
  Image: { url: (image: ImageSource) => image.url },
  Mutation: {
    fileUpdate: (_root: unknown, args: { files: FileUpdateInput[] }, { store }: RequestContext) =>
      updateFiles(store, args.files),
  },
};

interface ImageSource {
  url: string;
  altText: string | null;
  width: number | null;
  height: number | null;
}

function imageOf(media: MediaRecord): ImageSource | null {
  return media.url === null
    ? null
    : { url: media.url, altText: media.alt, width: media.widthPx, height: media.heightPx };
}

function mimeType(url: string | null): string | null {
  const extension = /\.(\w+)(?:\?|$)/.exec(url ?? '')?.[1]?.toLowerCase();
  const types: Record<string, string> = {
    png: 'image/png',
    webp: 'image/webp',
    gif: 'image/gif',
    svg: 'image/svg+xml',
  };
  return extension ? (types[extension] ?? 'image/jpeg') : null;
}

function mediaOrNull(store: SandboxStore, id: string) {
  const parsed = parseGid(id);
  switch (parsed?.type) {
    case 'MediaImage':
    case 'Video':
    case 'ExternalVideo':
    case 'Model3d':
      return store.catalogue.findPart(parsed.type, parsed.id)?.record ?? null;
    default:
      return null;
  }
}

function updateFiles(store: SandboxStore, files: FileUpdateInput[]) {
  const unknown = files.filter((file) => !mediaOrNull(store, file.id)).map((file) => file.id);
  if (unknown.length > 0) {
    const list = JSON.stringify(unknown).replaceAll('","', '", "');
    const message =
      unknown.length === 1 ? `File id ${list} does not exist.` : `File ids ${list} do not exist.`;
    return { files: [], userErrors: [userError(['files'], message, 'FILE_DOES_NOT_EXIST')] };
  }
  const userErrors = files.flatMap((file, index): UserError[] =>
    (file.alt?.length ?? 0) > MAX_ALT_LENGTH
      ? [
          userError(
            ['files', String(index), 'alt'],
            `The alt value exceeds the maximum limit of ${MAX_ALT_LENGTH} characters.`,
            'ALT_VALUE_LIMIT_EXCEEDED',
          ),
        ]
      : [],
  );
  if (userErrors.length > 0) return { files: [], userErrors };
  for (const file of files) if (file.alt !== undefined) store.editPhotoAlt(file.id, file.alt);
  return { files: files.map((file) => mediaOrNull(store, file.id)), userErrors: [] };
}
