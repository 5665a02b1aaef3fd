import { expect, it } from 'vitest';
import { MAX_FORM_BYTES, readForm } from '~/form.server';

const ADDRESS = 'https://borealist.test/app/prices/import?remove=1';

/** Without a length, as a body that is streamed has none. */
function sent(form: FormData): Request {
  const { body, headers } = new Request(ADDRESS, { method: 'POST', body: form });
  const init = { method: 'POST', body, headers, duplex: 'half' };
  return new Request(ADDRESS, init as RequestInit);
}

function formOf(length: number): FormData {
  const form = new FormData();
  form.set('id', 'x'.repeat(length));
  return form;
}

it('reads a form of files and fields up to the length that forms have', async () => {
  const form = await readForm(sent(formOf(MAX_FORM_BYTES / 2)));
  expect(form.get('id')).toHaveLength(MAX_FORM_BYTES / 2);
});

it('refuses a longer one', async () => {
  const reading = readForm(sent(formOf(MAX_FORM_BYTES + 1)));
  await expect(reading).rejects.toMatchObject({ status: 413 });
});
