import type { FileUpdateInput } from '../../../schema/generated/inputs.generated';
import { gid, parseGid } from '../../../store/ids';
import { mediaStatus } from '../../../store/media-status';
import type { MediaRecord } from '../../../store/records';
import type { SandboxStore } from '../../../store/sandbox-store';
import { notModelled, requestError, userError, type UserError } from '../../errors';
import type { RequestContext, Resolvers } from '../../resolver';
import { publishedTranslations, type TranslationArguments } from '../translations/sources';

const MAX_ALT_LENGTH = 512;

const shared: Resolvers[string] = {
  id: (media: MediaRecord) => gid(media.__typename, media.id),
  mediaContentType: (media: MediaRecord) => media.kind,
  status: statusOf,
  fileStatus: statusOf,
  mediaErrors: (media: MediaRecord, _args: unknown, context: RequestContext) =>
    statusOf(media, _args, context) === 'FAILED' ? [NO_PICTURE] : [],
  createdAt: (media: MediaRecord) => media.updatedAt,
  preview: (media: MediaRecord, _args: unknown, context: RequestContext) => ({
    image: imageOf(media, _args, context),
    status: statusOf(media, _args, context),
  }),
};

/** [J]: the code is the schema's; what Shopify says beside it nobody recorded. */
const NO_PICTURE = {
  code: 'UNSUPPORTED_IMAGE_FILE_TYPE',
  details: null,
  message: 'The file is not an image that can be processed',
};

/** Photos, videos and models, ready but for photos that were just sent. */
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
    fileDelete: (_root: unknown, args: { fileIds: string[] }, { store }: RequestContext) =>
      deleteFiles(store, args.fileIds),
  },
};

interface ImageSource {
  url: string;
  altText: string | null;
  width: number | null;
  height: number | null;
}

function statusOf(media: MediaRecord, _args: unknown, { store }: RequestContext) {
  return mediaStatus(media, store.clock.now());
}

function imageOf(
  media: MediaRecord,
  _args: unknown,
  { store }: RequestContext,
): ImageSource | null {
  return media.url === null || mediaStatus(media, store.clock.now()) !== 'READY'
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
  const unknown = unknownFiles(
    store,
    files.map(({ id }) => id),
    'files',
  );
  if (unknown) return { files: [], userErrors: [unknown] };
  const references = files.flatMap(({ referencesToAdd, referencesToRemove }) => [
    ...(referencesToAdd ?? []),
    ...(referencesToRemove ?? []),
  ]);
  if (references.length > 0 && !store.grantedScopes.includes('write_products')) {
    throw requestError('Access denied: Missing permission to manage products.', 'ACCESS_DENIED');
  }
  if (files.some((file) => file.referencesToAdd?.length)) throw notModelled('referencesToAdd');
  const now = store.clock.now();
  if (files.some(({ id }) => mediaStatus(store.catalogue.media(id).media, now) !== 'READY')) {
    const message = 'Non-ready files cannot be updated.';
    return { files: [], userErrors: [userError(['files'], message, 'NON_READY_STATE')] };
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
  const updated = files.map((file) => mediaOrNull(store, file.id));
  // A file of no product is under Files at Shopify; here it is gone.
  for (const { id, referencesToRemove } of files) {
    const { product } = store.catalogue.media(id);
    if (referencesToRemove?.includes(gid('Product', product.id))) store.removePhoto(id);
  }
  return { files: updated, userErrors: [] };
}

function deleteFiles(store: SandboxStore, ids: string[]) {
  const unknown = unknownFiles(store, ids, 'fileIds');
  if (unknown) return { deletedFileIds: null, userErrors: [unknown] };
  for (const id of ids) store.removePhoto(id);
  return { deletedFileIds: ids, userErrors: [] };
}

function unknownFiles(store: SandboxStore, ids: string[], field: string): UserError | null {
  const unknown = ids.filter((id) => !mediaOrNull(store, id));
  if (unknown.length === 0) return null;
  const list = JSON.stringify(unknown).replaceAll('","', '", "');
  const message =
    unknown.length === 1 ? `File id ${list} does not exist.` : `File ids ${list} do not exist.`;
  return userError([field], message, 'FILE_DOES_NOT_EXIST');
}
