import { z } from 'zod';
import { cursorParam } from '~/components/address-params';
import { strangeFormOf, type ReadForm } from '~/components/answers';
import { CHANGE_KINDS, CHANGE_STATES } from '~/core/changes/change';
import { globalId, isIdNumber } from '~/core/store/global-id';
import type { ChangeQuery } from '~/services/changes/ports';
import type { UndoWhat } from '~/services/changes/views';

const PAGE_SIZE = 50;

const address = z.object({
  state: z.enum(CHANGE_STATES).optional().catch(undefined),
  kind: z.enum(CHANGE_KINDS).optional().catch(undefined),
  batch: z.uuid().optional().catch(undefined),
  listing: z.string().refine(isIdNumber).optional().catch(undefined),
  after: cursorParam.optional().catch(undefined),
});

/** What the address asks for; what cannot be meant is left out, so that an old link still opens. */
export function parseHistoryUrl(params: URLSearchParams): ChangeQuery {
  const { state, kind, batch, listing, after } = address.parse(Object.fromEntries(params));
  return {
    state,
    kind,
    batch,
    listingId: listing === undefined ? undefined : globalId('Product', listing),
    after,
    limit: PAGE_SIZE,
  };
}

const undoForm = z.union([
  z.object({ batch: z.uuid() }),
  z.object({ ids: z.array(z.uuid()).min(1).max(PAGE_SIZE) }),
]);

const batchForm = z.object({ intent: z.enum(['hold', 'letGo', 'callOff']), batch: z.uuid() });

/** `null`: a form of another kind. */
export function parseBatchForm(form: FormData): z.infer<typeof batchForm> | null {
  return batchForm.safeParse(Object.fromEntries(form)).data ?? null;
}

export function parseUndoForm(form: FormData): ReadForm<UndoWhat> {
  const parsed = undoForm.safeParse({
    batch: form.get('batch') ?? undefined,
    ids: form.getAll('ids'),
  });
  return parsed.success ? { done: true, value: parsed.data } : strangeFormOf(parsed.error);
}
