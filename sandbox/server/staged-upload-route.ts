import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import type { SandboxStore } from '../store/sandbox-store';
import { MOST_STAGED_BYTES } from '../store/staged-uploads';
import type { Sandbox } from './sandbox';

/** Takes a file as Google's storage does. */
export async function takeStagedUpload(
  { store }: Sandbox,
  request: Request,
  response: Response,
): Promise<void> {
  const form = await new globalThis.Request('http://storage', {
    method: 'POST',
    headers: { 'content-type': request.get('content-type') ?? '' },
    body: Readable.toWeb(request),
    duplex: 'half',
  } as RequestInit).formData();
  const { status, xml } = await answerStagedUpload(store, form);
  response.status(status).type('application/xml').send(xml);
}

/** Of a signed form: its fields first, the file last; 201 with XML where it was taken. */
export async function answerStagedUpload(
  store: SandboxStore,
  form: FormData,
): Promise<{ status: number; xml: string }> {
  const { uploadStatus } = store.faults;
  if (uploadStatus !== null) return { status: uploadStatus, xml: '<Error/>' };
  const [file, key] = [form.get('file'), form.get('key')];
  if (!(file instanceof Blob) || typeof key !== 'string') return refusal('InvalidArgument');
  if (file.size > MOST_STAGED_BYTES) return refusal('EntityTooLarge');
  const content = new Uint8Array(await file.arrayBuffer());
  if (!store.stagedUploads.receive(key, content)) return refusal('InvalidPolicyDocument');
  return { status: 201, xml: '<PostResponse/>' };
}

function refusal(code: string) {
  return { status: 400, xml: `<Error><Code>${code}</Code></Error>` };
}
