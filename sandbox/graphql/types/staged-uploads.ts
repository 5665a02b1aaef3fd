import type { StagedUploadInput } from '../../schema/generated/inputs.generated';
import { STAGED_UPLOADS_HOST } from '../../store/staged-uploads';
import type { SandboxStore } from '../../store/sandbox-store';
import { notModelled, userError, type UserError } from '../errors';
import type { RequestContext, Resolvers } from '../resolver';

/** Of images alone, to be sent as a form. Values, words and their order are those that were recorded. */
export const stagedUploadResolvers: Resolvers = {
  Mutation: {
    stagedUploadsCreate: (
      _root: unknown,
      { input }: { input: StagedUploadInput[] },
      { store }: RequestContext,
    ) => {
      const userErrors = input.flatMap(faultOf);
      return {
        stagedTargets: input.map((file, index) =>
          faultOf(file, index).length > 0 ? NO_TARGET : targetOf(store, file),
        ),
        userErrors,
      };
    },
  },
};

const NO_TARGET = { url: null, resourceUrl: null, parameters: [] };

/** What Shopify calls files that it takes only with their size. */
const SIZED: Partial<Record<StagedUploadInput['resource'], string>> = {
  VIDEO: 'video',
  MODEL_3D: '3D model',
};

function faultOf(file: StagedUploadInput, index: number): UserError[] {
  const { resource, httpMethod, filename, mimeType, fileSize } = file;
  const fault = (field: string, message: string) =>
    userError(['input', String(index), field], message);
  const sized = SIZED[resource];
  if (sized !== undefined && fileSize == null) {
    return [fault('fileSize', `file size is required for ${sized} resources`)];
  }
  if (resource !== 'IMAGE') throw notModelled(`staged uploads of ${resource}`);
  if (httpMethod !== 'POST') throw notModelled('staged uploads by PUT');
  const isImage = /^image\/(jpeg|png|gif|webp|heic|heif|svg\+xml|bmp|tiff)$/.test(mimeType);
  const message = `${filename}: (${mimeType}) is not a recognized format`;
  return isImage ? [] : [fault('mimeType', message)];
}

function targetOf(store: SandboxStore, { filename, mimeType }: StagedUploadInput) {
  const key = store.stagedUploads.stage(store.shopId, filename, mimeType);
  return {
    url: `https://${STAGED_UPLOADS_HOST}/`,
    resourceUrl: `https://${STAGED_UPLOADS_HOST}/${key}`,
    parameters: [
      { name: 'Content-Type', value: mimeType },
      { name: 'success_action_status', value: '201' },
      { name: 'acl', value: 'private' },
      { name: 'key', value: key },
      { name: 'x-goog-algorithm', value: 'GOOG4-RSA-SHA256' },
      { name: 'x-goog-signature', value: 'sandbox' },
    ],
  };
}
