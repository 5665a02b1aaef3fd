import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** Express 4 does not see a promise that a handler returns; its failure has to be handed on. */
export function handleAsync(
  handler: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    handler(request, response).catch(next);
  };
}
