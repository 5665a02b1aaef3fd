import { getContainer } from '~/container.server';

/** 200 while the database answers, 503 while it does not: for load balancers and orchestrators. */
export async function loader(): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  const { checkHealth, logger } = await getContainer();
  try {
    await checkHealth();
    return Response.json({ status: 'ok' }, { headers });
  } catch (error) {
    logger.error({ err: error }, 'the database does not answer');
    return Response.json({ status: 'unavailable' }, { status: 503, headers });
  }
}
