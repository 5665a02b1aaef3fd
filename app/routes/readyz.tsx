import { getContainer } from '~/container.server';

/** 200 where this process can do its work, else 503; says what is amiss. */
export async function loader(): Promise<Response> {
  const { readReadiness } = await getContainer();
  const { isReady, checks } = await readReadiness();
  return Response.json(checks, {
    status: isReady ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}
