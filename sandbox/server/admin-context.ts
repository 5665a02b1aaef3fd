import type { Request, Response } from 'express';
import type { PageProps } from '../admin/Layout';
import type { TextId } from '../admin/texts';
import type { Sandbox } from './sandbox';

/** What the admin's routes share. */
export interface AdminContext {
  sandbox: Sandbox;
  /** What every page shows around its own content. */
  page: (request: Request) => PageProps;
  /** Answers a form: another page, which says what was done. */
  goTo: (response: Response, path: string, said?: TextId) => void;
}
